"""Storage: every plan that was shown, kept so that it can be looked at again."""

import json
from collections.abc import Mapping

from pacing_cli.storage.atomic import append, could_not_write, make_private_folder
from pacing_cli.storage.lock import device_lock
from pacing_cli.storage.month_files import month_of
from pacing_cli.storage.paths import Home
from pacing_cli.storage.private_home import make_private_home


def record_plan(home: Home, device: str, line: Mapping[str, object]) -> None:
    """Put one plan at the end of this month's file of this device.

    `line` is a JSON document with the moment it was `shown` at. Raises CouldNotWrite.
    """
    from datetime import datetime

    month = month_of(datetime.fromisoformat(str(line["shown"])).date())
    text = json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n"
    with device_lock():
        folder = home.root
        try:
            make_private_home(home)
            folder = home.plans
            make_private_folder(folder)
        except OSError as error:
            raise could_not_write(folder, error) from error
        append(
            {home.plans / f"{month}.{device}.jsonl": text.encode("utf-8", "replace")}, aside=True
        )
