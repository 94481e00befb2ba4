"""Run charts: the rules for runs and crossings."""

from pacing_cli.engine.run_chart import runs


def test_forty_points_may_run_eight_and_must_cross_fourteen_times():
    found = runs([1, 2] * 20, 1.5)
    assert (found.points, found.longest_usual, found.crossings_least) == (40, 8, 14)
    assert (found.longest, found.crossings, found.shifted) == (1, 39, False)


def test_a_level_that_moved_half_way_is_seen():
    assert runs([3, 4, 3, 5, 4, 3, 4, 3, 6, 7, 6, 7, 6, 7, 6, 7], 5).shifted


def test_points_on_the_line_do_not_count_and_few_points_say_nothing():
    assert runs([5] * 30, 5).points == 0
    assert not runs([5] * 30, 5).shifted
    assert not runs([6] * 9, 5).shifted
    assert not runs([], 5).shifted
