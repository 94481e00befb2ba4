"""What the timer is to run: from the words that were typed and today's plan."""

from pacing_cli.app.run import Pacing
from pacing_cli.app.timer_runs import Wanted
from pacing_cli.app.today_list import Next, amount_of_today, next_of, plan_of_today
from pacing_cli.cli.timer.session import Session
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.activity import StopSign
from pacing_cli.model.plan import Plan
from pacing_cli.model.timer import in_turns
from pacing_cli.wording import timer as say
from pacing_cli.wording.day import stop_sentence


def session_for(pacing: Pacing, wanted: Wanted, beat: float | None) -> Session | None:
    """The session, told in a line; None where nothing is planned: that is told too.

    Raises Stopped where suggestions are off, WordsNotUnderstood where a time is needed.
    """
    plan = plan_of_today(pacing)
    session = _typed(pacing, wanted, plan) or _planned(pacing, wanted, plan)
    if session is None:
        pacing.output.say(say.NOTHING_NEXT, say.TYPE_IT)
        return None
    pacing.output.say(*_told(session, plan))
    return session._replace(beat=beat)


def _told(session: Session, plan: Plan) -> list[str]:
    """What is about to be timed, and the signs to stop at before its end."""
    lines = [say.begins(session.activity, session.legs)]
    if session.amount:
        lines.append(f"Planned: {session.amount}.")
    for quota in plan.quotas:
        if quota.activity.casefold() == session.activity.casefold() and quota.stop != StopSign():
            lines.append(stop_sentence(quota.activity, quota.stop))
    return lines


def _typed(pacing: Pacing, wanted: Wanted, plan: Plan) -> Session | None:
    if wanted.activity is None or wanted.bout is None:
        return None
    one_rest = pacing.settings.parameters.sched_rest_min * 60
    rest = one_rest if wanted.rest is None else wanted.rest
    name = wanted.activity.name
    today = amount_of_today(plan, name)
    typed = wanted.bout * wanted.times / 60
    if today is not None and typed > today:
        pacing.output.say(say.more_than_today(name, typed, today))
    return Session(name, in_turns(wanted.bout, rest, wanted.times), rest or one_rest)


def _planned(pacing: Pacing, wanted: Wanted, plan: Plan) -> Session | None:
    name = wanted.activity.name if wanted.activity else None
    following = next_of(pacing, plan, name)
    if following is None and wanted.activity:
        raise _no_bout(plan, wanted.activity.name)
    return _by_plan(pacing, following) if following else None


def _by_plan(pacing: Pacing, following: Next) -> Session:
    part = following.part
    if part and part[1] > 1:
        pacing.output.say(f"Part {part[0]} of {part[1]} of today.")
    one_rest = following.rest_after or pacing.settings.parameters.sched_rest_min * 60
    return Session(
        following.activity, following.legs, one_rest, following.rest_after, following.amount
    )


def _no_bout(plan: Plan, name: str) -> WordsNotUnderstood:
    planned = any(
        block.activity and block.activity.casefold() == name.casefold() for block in plan.blocks
    )
    if planned:
        return WordsNotUnderstood(say.done_today(name), f"If you mean more: pace go {name} 5m")
    return WordsNotUnderstood(f"{name} is not on today's plan.", f"Say how long: pace go {name} 5m")
