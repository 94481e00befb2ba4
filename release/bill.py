"""A bill of materials for what is handed out, and the licence of each part: `make bill`.

    python release/bill.py

dist/pacing-cli.cdx.json lists the wheel with all extras, dist/pace.pyz.cdx.json what lies inside
the one file; both in CycloneDX, written and validated by cyclonedx-bom. dist/licences.md names the
licence of every part. Ends with 1 where a part names none, or where the one file holds a part
without the text of its licence.
"""

import json
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[1]
DIST: Final = ROOT / "dist"
NAME: Final = "pacing-cli"
_TEXTS: Final = ("license", "licence", "copying", "notice")


def bill(wheel: Path, asked: str, folder: Path, output: Path) -> list[dict[str, Any]]:
    """Write the bill of an environment with the wheel, and return its parts.

    Raises CalledProcessError.
    """
    inside = folder / output.name
    subprocess.run([sys.executable, "-m", "uv", "venv", "--quiet", str(inside)], check=True)
    # By its name, from the folder: the path of a file that was named would stand in the bill.
    subprocess.run(
        [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--no-build",
         "--python", str(inside / "bin" / "python"), "--find-links", str(wheel.parent), asked],
        check=True,
    )  # fmt: skip
    subprocess.run(
        [str(Path(sys.executable).with_name("cyclonedx-py")), "environment",
         "--gather-license-texts", "--output-reproducible", "--of", "JSON", "-o", str(output),
         str(inside)],
        check=True,
    )  # fmt: skip
    text = output.read_text("utf-8")
    if str(folder) in text or str(ROOT) in text:
        raise SystemExit(f"{output.name} names a folder of this machine")
    return sorted(json.loads(text)["components"], key=lambda part: str(part["name"]))


def licences(part: Mapping[str, Any]) -> list[str]:
    """The names of its licences, without their texts."""
    found = []
    for each in part.get("licenses", ()):
        one = each.get("license", {})
        found.append(each.get("expression") or one.get("id") or one.get("name") or "")
    short = [name.removeprefix("License :: OSI Approved :: ") for name in found]
    named = [name for name in short if name and not name.startswith("declared license")]
    if not named and any(part.get("licenses", ())):
        named = ["as the text beside it says"]
    return list(dict.fromkeys(named))


def texts(archive: Path) -> Iterator[tuple[str, bool]]:
    """Every part of the one file, and whether the text of its licence lies in there."""
    with zipfile.ZipFile(archive) as packed:
        names = packed.namelist()
    folders = {name.split("/")[0] for name in names if ".dist-info/" in name}
    for folder in sorted(folders):
        yield (
            folder.removesuffix(".dist-info"),
            any(
                name.startswith(f"{folder}/") and Path(name).name.lower().startswith(_TEXTS)
                for name in names
            ),
        )


def main() -> int:
    """Write bills and table. 1 where a licence is missing."""
    (wheel,) = sorted(DIST.glob("*.whl"))[-1:] or [None]
    if wheel is None:
        print("There is no wheel in dist/: make build")
        return 1
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        every = bill(wheel, f"{NAME}[all]", folder, DIST / f"{NAME}.cdx.json")
        daily = {part["name"] for part in bill(wheel, NAME, folder, DIST / "pace.pyz.cdx.json")}
    rows = [
        f"| {part['name']} | {part.get('version', '')} | {', '.join(licences(part)) or 'none'} "
        f"| {'every day' if part['name'] in daily else 'an extra'} |"
        for part in every
    ]
    head = "| part | version | licence | for |\n|---|---|---|---|\n"
    (DIST / "licences.md").write_text(head + "\n".join(rows) + "\n", "utf-8")
    print(head + "\n".join(rows))
    unnamed = [part["name"] for part in every if not licences(part)]
    archive = DIST / "pace.pyz"
    bare = [part for part, has in texts(archive) if not has] if archive.exists() else []
    for problem, parts in (("names no licence", unnamed), ("has no licence text", bare)):
        for part in parts:
            print(f"{part} {problem}")
    return 1 if unnamed or bare else 0


if __name__ == "__main__":
    sys.exit(main())
