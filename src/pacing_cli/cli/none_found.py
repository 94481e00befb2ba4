"""What `pace list` says where nothing is found: the one next thing."""

from pacing_cli.app.run import Pacing
from pacing_cli.app.selection import Choice
from pacing_cli.app.today_list import begin
from pacing_cli.wording import day as say


def where_none(pacing: Pacing, asked: Choice) -> list[str]:
    """Nothing at all so far, nothing in these days but before them, or nothing of that kind."""
    loaded = pacing.loaded()
    written = loaded.entries
    if not written and not loaded.problems:
        return [say.NOTHING_YET, begin(pacing)]
    if asked.kinds or asked.activities or asked.tags:
        return [say.NONE_SUCH]
    earlier = [entry.day for entry in written if asked.first and entry.day < asked.first]
    return [say.NONE_IN_THESE_DAYS, *([say.the_last_one(max(earlier))] if earlier else [])]
