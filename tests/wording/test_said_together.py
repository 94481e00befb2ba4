"""What several notices say of several activities is said once; what can wait comes last."""

from datetime import date

from pacing_cli.model.plan import Plan
from pacing_cli.model.quantity import Amount
from pacing_cli.model.reason import (
    DoneToday,
    MoreRest,
    NoticeReason,
    NotToday,
    RedFlag,
    SupportFor,
    TimeShifted,
    TrialToday,
    TriedToday,
)
from pacing_cli.terminal.pages.plan import plan_page
from pacing_cli.terminal.pages.why import why_page
from pacing_cli.terminal.plain import lines
from pacing_cli.wording.notices import said_together

DAY = date(2026, 3, 8)
SHIFTED = tuple(TimeShifted(name, 600, 630) for name in "abcdefg")


def page(*notices: NoticeReason) -> list[str]:
    return list(lines(plan_page(Plan(DAY, "steady", (), (), notices))))


def test_the_same_of_several_activities_is_one_sentence() -> None:
    said = list(
        said_together(
            (
                NotToday("garden"),
                DoneToday("walk", Amount("minutes", 12), Amount("minutes", 12)),
                DoneToday("stairs", Amount("minutes", 9), Amount("minutes", 4)),
                TrialToday("piano", 0, 3),
                NotToday("choir"),
                DoneToday("letters", Amount("minutes", 5)),
                TrialToday("stairs", 1, 3),
            )
        )
    )
    assert said == [
        "To find a baseline for piano and stairs, do a short session of each. Stop while it still feels all right.",
        "Not planned for this day: garden and choir. Their amounts stay the same.",
        "Logged, as planned for today: walk and letters.",
        "stairs: 9 min so far. Today's amount was 4 min.",
    ]


def test_of_one_activity_it_says_all_it_knows() -> None:
    (said,) = said_together((TriedToday("piano"),))
    assert said == "Today counts as a baseline day for piano from tomorrow."


def test_two_of_different_kinds_with_the_same_facts_are_both_said() -> None:
    assert len(list(said_together((TriedToday("piano"), NotToday("piano"))))) == 2


def test_no_more_notices_than_can_be_read_and_the_others_are_behind_why() -> None:
    told = page(MoreRest(), *SHIFTED, NotToday("h"))
    assert sum(line.startswith("- ") for line in told) == 4
    assert told[-1] == "4 more notes: pace why"
    plan = Plan(DAY, "steady", (), (), SHIFTED)
    why = list(lines(why_page(plan, (), (), plan.notices)))
    assert sum("is not free" in line for line in why) == len(SHIFTED)


def test_safety_is_said_however_much_else_there_is() -> None:
    told = page(*SHIFTED, SupportFor("a flare", ("Ana",)), RedFlag(("numb legs",), "GB"))
    assert any("see a doctor about it first" in line for line in told)
    assert sum("is not free" in line for line in told) == 4
