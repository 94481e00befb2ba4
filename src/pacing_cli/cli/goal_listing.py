"""All goals, shown where they stand."""

from datetime import date

from pacing_cli.cli.context import Pacing


def show_goals(pacing: Pacing, *, closed: bool) -> None:
    """The open goals; with `closed` those that are closed, too."""
    from pacing_cli.cli.advice import outlook
    from pacing_cli.engine.goals_now import attained, goal_states
    from pacing_cli.exporters.goal_document import goals_document
    from pacing_cli.terminal.goal_page import goals_page

    goals, today = pacing.settings.goals, pacing.today
    told = [
        goal if not goal.closed or goal.closed_on else goal._replace(closed_on=today)
        for goal in goals
        if closed or not goal.closed
    ]
    chosen = pacing.settings._replace(goals=tuple(told))
    entries, ahead = pacing.loaded().entries, outlook(pacing, today)
    states = goal_states(pacing.days()[-28:], entries, ahead, chosen, date.min, today)
    together = attained(entries, chosen, date.min, today)
    older = 0 if closed else sum(goal.closed for goal in goals)
    pacing.output.show(
        lambda: goals_page(states, together, older, today),
        lambda: goals_document(states, together),
    )
