"""Write the expected advice of all scenarios: python -m tests.scenarios

Advice that has changed is written only under a new ENGINE_VERSION.
"""

import sys

from pacing_cli.engine import ENGINE_VERSION
from tests.scenarios.scenario import read, scenarios, write
from tests.scenarios.test_scenarios import WHAT_TO_DO


def main() -> int:
    refused = []
    for scenario in scenarios():
        if scenario.expected.exists():
            then, expected = read(scenario)
            if then == ENGINE_VERSION and expected != scenario.said():
                refused.append(scenario.folder.name)
                continue
        write(scenario)
    if refused:
        print(f"Not written, still version {ENGINE_VERSION}: {', '.join(refused)}{WHAT_TO_DO}")
    return bool(refused)


if __name__ == "__main__":
    sys.exit(main())
