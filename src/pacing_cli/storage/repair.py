"""Storage: what the doctor found put right. No byte is let go of that is not kept elsewhere."""

import os
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from pacing_cli.errors import CouldNotWrite
from pacing_cli.model.entry import Entry
from pacing_cli.storage.atomic import (
    FILE_MODE,
    append,
    could_not_write,
    make_private_folder,
    replace,
    tighten,
)
from pacing_cli.storage.backup import Made, make_locked
from pacing_cli.storage.doctor import _private_places, examine, is_far, unfinished
from pacing_cli.storage.journal_format import Line, write_line
from pacing_cli.storage.journal_lines import read_lines
from pacing_cli.storage.journal_reading import FileRead, read_months
from pacing_cli.storage.journal_state import settle
from pacing_cli.storage.line_rows import Row, joined, rows_of
from pacing_cli.storage.lock import device_lock
from pacing_cli.storage.month_files import month_of
from pacing_cli.storage.paths import Home
