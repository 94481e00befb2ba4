"""All goals, shown where they stand."""

from datetime import date

from pacing_cli.app.run import Pacing


def show_goals(pacing: Pacing, *, closed: bool) -> None:
    """The open goals; with `closed` those that are closed, too."""
    from pacing_cli.app.evaluation import scores_until
    from pacing_cli.app.goals import states_of
    from pacing_cli.engine.goals import attained
    from pacing_cli.exporters.json.look_back import goals_document
    from pacing_cli.terminal.pages.goal import goals_page

    goals, today = pacing.settings.goals, pacing.today
    told = [
        goal if not goal.closed or goal.closed_on else goal._replace(closed_on=today)
        for goal in goals
        if closed or not goal.closed
    ]
    chosen = pacing.settings._replace(goals=tuple(told))
    states = states_of(pacing, chosen)
    together = attained(scores_until(pacing, today, today), chosen, date.min, today)
    older = 0 if closed else sum(goal.closed for goal in goals)
    pacing.output.show(
        lambda: goals_page(states, together, older, today),
        lambda: goals_document(states, together),
    )
