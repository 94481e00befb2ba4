"""The range, unit, grade and source of every number of the engine.

Grades: C convention (leaflets, courses), O observational or measurement study,
T trial, G guideline, S simulation (this project's, or one that is named), D decision of this
project (no published number was found). Sources "from memory" were not checked
and are shown as "convention, source not checked".
"""

from collections.abc import Mapping
from typing import Any, Final

from pacing_cli.model.parameters import Parameters
from pacing_cli.model.value import Value

NOT_CHECKED: Final = "convention, source not checked"


class Parameter(Value):
    """What is known of one number."""

    field: str
    low: float
    high: float
    unit: str
    grade: str
    source: str
    meaning: str

    @property
    def name(self) -> str:
        """The dotted name that a person writes: `baseline.min_trials`."""
        return self.field.replace("_", ".", 1)

    @property
    def default(self) -> float:
        """The value where nobody chose another."""
        return float(Parameters._field_defaults[self.field])


_I_ENGAGE: Final = "I-Engage (Canada), How do I pace?"
_SIMULATION: Final = "simulation made for this project's brief; order of magnitude only"
_FLARES: Final = "simulation of this project, bench/engine_flares.py; order of magnitude only"
_SIMULATION_OF_TRIES: Final = "own simulation, bench/experiments.py"
_DECISION: Final = "decision of this project; no published number was found"

PARAMETERS: Final[tuple[Parameter, ...]] = (
    Parameter("baseline_buffer", 0.5, 0.9, "x mean", "C", f"{_I_ENGAGE}; Therapeutic Guidelines (Australia); Healthtalk (Oxford HEXI)", "the part of the mean of the baseline days that becomes the baseline"),
    Parameter("baseline_min_trials", 2, 7, "trials", "C", _I_ENGAGE, "baseline days needed for a baseline"),
    Parameter("baseline_max_age", 7, 28, "days", "D", _DECISION, "the longest time from the first to the last baseline day of a baseline"),
    Parameter("baseline_spread_limit", 1.5, 3, "max/min", "D", _DECISION, "baseline days that differ by more than this are not averaged"),
    Parameter("baseline_pem_buffer", 0.5, 0.75, "x lowest tolerated week", "D", "decision of this project; direction: NICE NG206 1.11.13", "the part of the lowest tolerated week that is the amount in envelope mode"),
    Parameter("progress_pct", 5, 20, "% of the daily amount", "C", f"{_I_ENGAGE}; Pain Pathways; Oakville Pain", "the size of one step up"),
    Parameter("progress_hold_days", 3, 28, "days", "C", _I_ENGAGE, "days at one daily amount before a step up"),
    Parameter("progress_cap_14d", 15, 30, "% in 14 days", "D", "decision of this project; Nielsen et al. 2014 (873 healthy novice runners, abstract) found no significant difference above 30% in 2 weeks", "the most that a step up can be above the daily amount of 14 days earlier"),
    Parameter("progress_min_sessions", 3, 7, "sessions", "D", _DECISION, "tolerated sessions before a step up, when every day is planned"),
    Parameter("progress_few_sessions", 2, 7, "sessions", "D", "fixed by the project's contract", "the same, when the number of days a week is not set"),
    Parameter("progress_reached", 80, 100, "% of the daily amount", "D", "fixed by the project's contract", "a day counts towards a step up when its total reaches this and no session was stopped for pain or fatigue"),
    Parameter("progress_completion", 60, 100, "% of planned sessions", "D", "decision of this project; McDonough et al. saw weekly targets met 70% of the time", "tolerated sessions before a step up, when fewer days are planned"),
    Parameter("progress_pushed", 0, 50, "% over", "D", _DECISION, "sessions above the tolerated amount by more than this do not count towards a step up"),
    Parameter("progress_recent_days", 1, 7, "days", "D", _DECISION, "steps up wait when the activity was not logged for longer than this (longer when fewer days a week are planned)"),
    Parameter("progress_apart_days", 3, 14, "days", "D", _DECISION, "days between the steps up of two activities"),
    Parameter("progress_weekly_rise", 0.5, 2, "points", "D", _DECISION, "steps up wait when the mean pain of a week is this much above the week before"),
    Parameter("progress_resist_days", 2, 3, "days a week", "G", "ACSM 2009 (replaced in March 2026, the value still fits); US Physical Activity Guidelines 2018 (healthy adults)", "days a week for strength work"),
    Parameter("progress_clean_days", 0, 14, "days", "S", "simulation of this project, bench/engine_versions.py", "steps up wait for this long after a day outside its usual range"),
    Parameter("progress_back_mornings", 2, 2, "worse mornings", "D", "fixed by the project's contract; direction: NICE NG206 1.11.2 (ME/CFS: adjusted downwards when symptoms are worse)", "worse mornings after a step up that bring back the earlier amount"),
    Parameter("progress_back_days", 14, 14, "days", "D", "fixed by the project's contract", "the time after the step up in which these mornings count"),
    Parameter("progress_back_rest", 28, 28, "days", "D", "fixed by the project's contract", "days without a step up after that, before half a step"),
    Parameter("progress_back_rounds", 2, 4, "times", "D", _DECISION, "the number of these after which an amount looks like the limit for now"),
    Parameter("progress_long_wait", 14, 56, "days", "D", _DECISION, "an activity that has waited this long goes up before one that matters more"),
    Parameter("pain_rise_ok", 1, 3, "points over usual", "C", "Pacing yourself to increase valued activities; Healthbound 2021", "the highest pain after a session that counts as tolerated"),
    Parameter("pain_next_morning", 0, 2, "points over usual", "D", "decision of this project; the pain-monitoring model (Silbernagel et al. 2007, read at second hand) says subsided by the next morning", "the highest pain next morning that counts as tolerated"),
    Parameter("band_fatigue", 0.8, 2, "points over usual", "O", "Khanna et al. 2008 (rheumatoid arthritis: somewhat worse is 1.13 to 1.26 points)", "the highest fatigue next day that counts as tolerated"),
    Parameter("band_stiff", 0, 2, "points over usual", "D", _DECISION, "the highest stiffness next day that counts as tolerated"),
    Parameter("band_mood", 1, 4, "points under usual", "D", _DECISION, "a day counts as worse when mood is further below usual than this (mood never makes a day better)"),
    Parameter("band_quality", 1, 4, "points under usual", "D", _DECISION, "the same for the quality of sleep"),
    Parameter("band_sleep_hours", 1, 4, "hours under usual", "D", _DECISION, "the same for the hours of sleep"),
    Parameter("band_sd", 0.75, 2, "x SD", "D", _DECISION, "the limit for fatigue or stiffness above usual, for a person whose ratings vary more"),
    Parameter("band_far_sd", 1.5, 3, "x SD", "D", _DECISION, "the same for mood and sleep below usual"),
    Parameter("flare_window", 14, 60, "days", "S", _SIMULATION, "rated days in the usual pain"),
    Parameter("flare_provisional", 5, 14, "days", "D", _DECISION, "rated days needed for a usual level"),
    Parameter("flare_k_sd", 1.5, 2.5, "x SD", "S", _SIMULATION, "how far beyond the usual spread a flare begins"),
    Parameter("flare_min_rise", 1, 3, "points", "O", "Farrar et al. 2001; Parry et al. 2017", "the smallest rise that can be a flare"),
    Parameter("flare_spread_window", 21, 60, "days", "S", _SIMULATION, "rated days in the usual spread"),
    Parameter("flare_pattern_days", 2, 5, "rated days", "S", _SIMULATION, "days whose mean pain needs to be above the line"),
    Parameter("flare_pattern_share", 1, 1.25, "x the rise", "S", _FLARES, "how far above usual that mean needs to be"),
    Parameter("flare_long_days", 4, 7, "rated days", "S", _FLARES, "or this many more days, above a lower line"),
    Parameter("flare_long_share", 0.6, 1, "x the rise", "S", _FLARES, "how far above usual the mean of these days needs to be"),
    Parameter("flare_near", 0.5, 1, "x the rise", "S", _SIMULATION, "how near the line a day needs to be to count towards that mean"),
    Parameter("flare_far_sd", 2, 4, "x SD", "S", _SIMULATION, "2 days in a row this far above usual are a flare at once"),
    Parameter("flare_persist_days", 1, 3, "rated days", "O", "ACT-FLARE 2021 (24 h or more); simulation", "days that need to count towards a pattern"),
    Parameter("flare_gap_days", 1, 7, "days", "D", _DECISION, "logged days further apart than this do not count as days in a row"),
    Parameter("flare_impact_days", 2, 4, "days", "C", "Costa et al. 2019: hard to tolerate, and usual activities are affected", "days in a row marked as hard to bear that are a flare, at any rating"),
    Parameter("flare_impact_share", 10, 50, "% of 21 known days", "D", _DECISION, "only for a person who marks no more of the days than this"),
    Parameter("flare_recovery_days", 1, 4, "days", "D", _DECISION, "days back near the usual level before a flare is over"),
    Parameter("flare_recovery_band", 0, 2, "points over usual", "D", _DECISION, "the rise that counts as back near the usual level"),
    Parameter("flare_merge_days", 0, 7, "days", "D", _DECISION, "a new flare sooner than this after the last one is the same flare"),
    Parameter("flare_prolonged_after", 5, 10, "days", "C", "Cambridge University Hospitals (2 to 7 days); ACT-FLARE 2021 (median 5, IQR 3 to 8)", "a flare longer than this is called prolonged"),
    Parameter("flare_setback_after", 10, 28, "days", "C", "Cambridge University Hospitals; FPnotebook", "a flare longer than this is called a setback"),
    Parameter("flare_unknown_after", 7, 28, "days", "D", _DECISION, "days without a rating before an open flare is closed as unknown"),
    Parameter("flare_shifted_after", 21, 56, "days", "D", _DECISION, "a flare longer than this may be a usual level that has changed"),
    Parameter("scaleback_cut", 20, 50, "%", "D", _DECISION, "how much lower amounts are in a flare"),
    Parameter("scaleback_cut_pem", 40, 75, "%", "D", "decision of this project; direction: NICE NG206 1.14", "how much lower amounts are in a flare in envelope mode"),
    Parameter("scaleback_bad_cut", 30, 75, "%", "D", _DECISION, "how much lower amounts are on a bad day"),
    Parameter("scaleback_bad_days", 1, 7, "days", "C", "NHS Cumbria, Setbacks and flare-ups (2 to 3 days of rest)", "the longest that a bad day lasts without `pace better`"),
    Parameter("scaleback_return_first", 50, 90, "% of the earlier amount", "D", _DECISION, "the first step of building back up"),
    Parameter("scaleback_return_second", 80, 100, "% of the earlier amount", "D", _DECISION, "the second step of building back up"),
    Parameter("scaleback_step_days", 1, 4, "days", "D", _DECISION, "days at each step of building back up"),
    Parameter("scaleback_no_progress", 7, 14, "days", "D", _DECISION, "days without a step up after building back up"),
    Parameter("pause_medicine_days", 7, 28, "days", "D", _DECISION, "days without a step up after a change of medicine"),
    Parameter("reach_window", 14, 56, "days", "D", _DECISION, "days used to see if an amount is reached"),
    Parameter("reach_min_days", 5, 28, "logged days", "D", _DECISION, "logged days needed to see this"),
    Parameter("reach_share", 20, 60, "% of logged days", "D", _DECISION, "an amount reached on fewer days than this is called seldom reached"),
    Parameter("restart_silent_days", 14, 14, "days", "D", "fixed by the project's contract", "days without an entry before an activity restarts lower"),
    Parameter("restart_break_days", 28, 28, "days", "D", "fixed by the project's contract", "after a break shorter than this, the amount builds back up in steps"),
    Parameter("restart_share", 50, 90, "% of the earlier amount", "D", _DECISION, "the part of the amount at which an activity restarts after days without entries"),
    Parameter("restart_times", 1, 5, "times", "D", _DECISION, "how often that is repeated while there are no entries"),
    Parameter("swing_window", 14, 56, "days", "S", _SIMULATION, "days in one figure of day-to-day change"),
    Parameter("swing_min_pairs", 7, 28, "pairs of days", "S", _SIMULATION, "pairs of days needed for a figure of day-to-day change"),
    Parameter("swing_change", 25, 60, "%", "S", _SIMULATION, "a smaller change of that figure is within its own error"),
    Parameter("boom_ratio", 1.3, 1.5, "x median", "D", "decision of this project; pattern: Andrews et al. 2015", "a day with more than this is a day of much more than usual"),
    Parameter("bust_ratio", 0.3, 0.7, "x median", "D", "decision of this project; pattern: Andrews et al. 2015", "a day with less than this is a day of much less than usual"),
    Parameter("boom_window", 14, 28, "days", "D", _DECISION, "days in the usual amount"),
    Parameter("boom_pain_rise", 1, 2, "points over usual", "D", "decision of this project; direction: Andrews et al. 2015", "the rise of pain after a day of much more that links the two"),
    Parameter("boom_pain_days", 1, 3, "days", "D", "decision of this project; direction: Andrews et al. 2015", "how soon after a day of much more"),
    Parameter("under_ratio", 0.4, 0.8, "x mean of 28 days", "D", _DECISION, "a week with less than this is quieter than usual"),
    Parameter("named_days", 7, 28, "days", "D", _DECISION, "so many days are looked at for a pattern that is named"),
    Parameter("named_least", 3, 7, "days", "D", _DECISION, "on so many of them, and on half of those with an amount, before it is named"),
    Parameter("named_over", 15, 60, "% over", "D", "decision of this project: the days that a baseline was found from lie up to a third above it, and that alone is no pattern", "a day further than this over its amount counts as one of much over it"),
    Parameter("named_under", 30, 60, "% of the amount", "D", "fixed by the project's contract", "a day below this counts as one of under half of its amount"),
    Parameter("named_before", 21, 56, "days", "D", _DECISION, "the time before, that the usual of the last `named.days` is compared with"),
    Parameter("named_rise", 0.5, 2, "points", "D", "decision of this project; half of the 2 points of Farrar et al. 2001, for a median of weeks", "the usual creeps up: median and mean lie this much higher than before"),
    Parameter("named_mood", 2, 4, "points", "D", _DECISION, "mood rated this low, or lower, is a day of low mood"),
    Parameter("named_mood_weeks", 2, 4, "weeks", "D", _DECISION, "so many weeks are looked at for low mood"),
    Parameter("named_mood_days", 7, 21, "rated days", "D", _DECISION, "so many rated days, two thirds of them low, before low mood is named"),
    Parameter("notice_most", 1, 4, "notices a day", "D", _DECISION, "notices beside safety and the state of the day that are told on one day"),
    Parameter("notice_again", 7, 28, "days", "D", _DECISION, "a notice that began earlier is told again after so many days"),
    Parameter("notice_silent", 2, 7, "days", "D", _DECISION, "so many days without entries are worth a word"),
    Parameter("shift_days", 20, 42, "rated days", "S", "simulation of this project, bench/engine_shift.py; order of magnitude only", "the last days that are compared with the days before"),
    Parameter("shift_least_points", 1, 3, "points", "D", _DECISION, "a usual level that moved by less than this is not shown"),
    Parameter("shift_sd", 1, 3, "x SD", "S", "simulation of this project, bench/engine_shift.py; order of magnitude only", "a usual level that moved by fewer spreads than this is not shown"),
    Parameter("energy_target", 50, 100, "% of the energy ceiling", "O", "Jason et al. 2009 (ME/CFS; what goes together; no lower bound was published)", "the part of the ceiling that a day in envelope mode can plan"),
    Parameter("warn_baseline", 14, 42, "days", "S", _SIMULATION, "known days outside flares in the own range of each signal"),
    Parameter("warn_min_days", 10, 21, "days", "D", _DECISION, "known days needed for the range of a signal"),
    Parameter("warn_max_age", 42, 126, "days", "D", _DECISION, "days further back than this do not count towards today's range"),
    Parameter("warn_window", 2, 5, "days", "S", _SIMULATION, "days whose mean is compared with the own range"),
    Parameter("warn_sd", 0.75, 2, "x SD", "S", _SIMULATION, "a mean this far beyond the own mean counts as a sign"),
    Parameter("warn_near", 0.5, 1, "x that", "S", _SIMULATION, "how near that the mean needed to be on the rated day before"),
    Parameter("warn_least_sd", 0.25, 1, "points or hours", "D", _DECISION, "the smallest spread that is used, for ratings that hardly vary"),
    Parameter("warn_signals", 2, 4, "of 5 signals", "S", _SIMULATION, "signs at the same time that make a pattern"),
    Parameter("warn_persist_days", 1, 3, "rated days in a row", "S", _SIMULATION, "how long these signs need to last"),
    Parameter("warn_single_sigma", 2.5, 3.5, "x SD", "S", _SIMULATION, "pain this far beyond the own range is a pattern alone"),
    Parameter("warn_quiet_days", 3, 14, "days", "D", _DECISION, "days before a pattern is shown again"),
    Parameter("ready_min_days", 5, 14, "days", "D", _DECISION, "rated days needed before a check-in is compared with the usual level"),
    Parameter("ready_amber", 0.75, 1.5, "x SD, mean of the ratings", "D", "decision of this project; no published cut-off was found", "further than this on the harder side of usual, parts are smaller and rests longer"),
    Parameter("ready_red", 1.5, 3, "x SD, mean of the ratings", "D", "decision of this project; no published cut-off was found", "further than this, each rest is as long as the part"),
    Parameter("ready_back", 0.25, 0.75, "x SD, mean of the ratings", "D", _DECISION, "a harder day is over when the ratings are nearer to usual than this"),
    Parameter("ready_least_sd", 0.5, 2, "points or hours", "D", _DECISION, "the smallest spread that is used, for ratings that hardly vary"),
    Parameter("logging_old_days", 7, 14, "days", "D", _DECISION, "amounts from days further back than this are marked as older"),
    Parameter("logging_steady_days", 28, 56, "days", "D", _DECISION, "steady days before logging less is proposed"),
    Parameter("logging_every", 14, 28, "days", "D", _DECISION, "the time before this is proposed again"),
    Parameter("logging_share", 60, 100, "% of days", "D", _DECISION, "the share of logged days needed for this"),
    Parameter("assoc_min_days", 21, 90, "usable days", "S", _SIMULATION, "days needed before pace shows that one thing goes with another"),
    Parameter("assoc_min_exposed", 5, 15, "days each side", "D", _DECISION, "days with and days without"),
    Parameter("assoc_max_factors", 3, 12, "factors", "S", _SIMULATION, "the number of things that are compared"),
    Parameter("assoc_fdr_q", 0.05, 0.20, "share", "memory", NOT_CHECKED, "accepted share of false findings (Benjamini-Hochberg)"),
    Parameter("assoc_early_hint", 28, 90, "days", "D", _DECISION, "with fewer days than this, a finding is called an early hint"),
    Parameter("assoc_slow_days", 14, 56, "days", "D", _DECISION, "changes slower than this are a trend, not a daily link"),
    Parameter("assoc_least_points", 0.1, 1, "points", "D", _DECISION, "a smaller difference is not shown, however sure it is"),
    Parameter("assoc_interval", 80, 99, "%", "D", _DECISION, "how sure the interval of a difference is"),
    Parameter("payback_days", 1, 3, "days", "O", "secondary sources on delayed worsening (12 to 72 hours)", "the days after an activity that are compared"),
    Parameter("payback_min_days", 4, 15, "days each side", "D", _DECISION, "days of more than usual, and other days, needed to compare the days after"),
    Parameter("payback_prior_days", 2, 30, "days each side", "D", _DECISION, "the weight of the typed demand, in days of entries"),
    Parameter("payback_per_demand", 0, 0.2, "points for each point of demand", "D", _DECISION, "the change that a typed demand stands for, until there are entries"),
    Parameter("payback_interval", 80, 99, "%", "D", _DECISION, "how sure the range of the days after is"),
    Parameter("map_min_days", 5, 20, "days", "D", _DECISION, "rated days needed in a part of the day to compare it"),
    Parameter("map_weeks", 3, 12, "of each weekday", "D", _DECISION, "rated days needed of each weekday to compare it"),
    Parameter("map_least_points", 0.3, 2, "points", "D", _DECISION, "a smaller difference between parts of the day or week is not shown"),
    Parameter("relief_min", 5, 20, "entries", "D", _DECISION, "entries with pain before and after needed to show relief"),
    Parameter("meds_info_simple", 15, 15, "days a month", "G", "ICHD-3, medication-overuse headache (expert opinion)", "days with a simple painkiller from which pace shows information, if headaches are logged"),
    Parameter("meds_info_strong", 10, 10, "days a month", "G", "ICHD-3, medication-overuse headache (expert opinion)", "the same for an opioid, a triptan or a combination"),
    Parameter("doctor_drowsy_days", 2, 14, "days", "D", _DECISION, "drowsy days with a medicine before they are listed for the doctor"),
    Parameter("doctor_sleep_weeks", 2, 12, "weeks", "D", _DECISION, "weeks of short or poor sleep in a row before they are listed there"),
    Parameter("doctor_sleep_hours", 4, 7, "hours", "D", _DECISION, "a week with less sleep a night than this on average counts as short"),
    Parameter("doctor_sleep_quality", 2, 6, "0 to 10", "D", _DECISION, "a week whose sleep was rated below this on average counts as poor"),
    Parameter("setback_read_every", 30, 180, "days", "D", _DECISION, "days after which pace offers to review the flare plan"),
    Parameter("pem_screen_every", 30, 180, "days", "D", _DECISION, "days after which pace offers to ask the safety questions again"),
    Parameter("missing_min_complete", 50, 80, "% of days", "S", "Smith et al. 2012 (a simulation that fills gaps in first, which pace does not do)", "logged days needed in a window"),
    Parameter("mcid_pain", 1, 3, "points", "O", "Farrar et al. 2001; IMMPACT 2008", "a smaller change of pain may be nothing"),
    Parameter("mcid_pain_percent", 20, 50, "%", "O", "Farrar et al. 2001; IMMPACT 2008", "a change of pain by this part of its first value may also matter"),
    Parameter("mcid_pain_least", 0.5, 2, "points", "D", _DECISION, "a smaller change of pain than this does not count, whatever its percentage"),
    Parameter("mcid_fatigue", 0.8, 2, "points", "O", "Khanna et al. 2008 (rheumatoid arthritis); Pouchot et al. 2008 (rheumatoid arthritis, 2.0 on a 10-point scale); Goligher et al. 2008 (lupus)", "a smaller change of fatigue may be nothing"),
    Parameter("mcid_steps", 600, 1100, "steps a day", "O", "White et al. 2014; Demeyer et al. 2016 (not a pain sample)", "a smaller change of daily steps may be nothing"),
    Parameter("mcid_clear", 1.5, 3, "x the change that may matter", "D", _DECISION, "from here, a change is called clear"),
    Parameter("mcid_peg", 0.6, 1.75, "points", "O", "Reed et al. 2023 (6 trials, n = 1710)", "a smaller change of the mean of the three questions may be nothing"),
    Parameter("mcid_psfs_mean", 1.5, 3, "points", "O", "Stratford et al. 1995", "a smaller change of the mean of the own activities may be nothing"),
    Parameter("mcid_psfs_single", 1.5, 3, "points", "O", "Stratford et al. 1995", "a smaller change of one own activity may be nothing"),
    Parameter("mcid_chair", 2, 4, "times", "O", "Gill et al. 2022 (2.5 for one person, rounded up)", "a smaller change of standing up in 30 seconds may be nothing"),
    Parameter("mcid_walk", 30, 100, "metres", "memory", NOT_CHECKED, "a smaller change of the six-minute walk may be nothing"),
    Parameter("gas_rho", 0, 0.5, "correlation", "C", "Kiresuk & Sherman 1968, formula read at second hand", "the assumed correlation of one person's goals in the T-score"),
    Parameter("peg_every", 1, 12, "weeks", "D", _DECISION, "weeks after which pace offers the three questions again"),
    Parameter("psfs_every", 2, 6, "weeks", "D", _DECISION, "weeks after which pace offers to rate the own activities again"),
    Parameter("review_every", 3, 28, "days", "D", _DECISION, "the time from one review to the next, unless another day is set"),
    Parameter("review_monthly", 21, 91, "days", "D", _DECISION, "days after which a review asks if values and goals are still right"),
    Parameter("review_flares", 2, 4, "flares", "D", _DECISION, "so many flares that began within 28 days are a reason to ask at the visit"),
    Parameter("report_compare", 7, 14, "days", "D", _DECISION, "days that are averaged to compare two times"),
    Parameter("try_interval", 90, 99, "%", "D", _DECISION, "how sure the interval of an experiment is"),
    Parameter("try_useful", 0.5, 3, "points", "D", "decision of this project; IMMPACT calls 10 to 20% of a scale minimal (Dworkin et al. 2008)", "the smallest difference that would matter in an experiment, unless another is set"),
    Parameter("try_blocks", 6, 12, "blocks", "S", _SIMULATION_OF_TRIES, "how many turns each way of an experiment has"),
    Parameter("try_wash_out", 0, 7, "days", "D", _DECISION, "days between two turns of an experiment"),
    Parameter("sched_bout_cap", 5, 45, "min", "C", "leaflets; the personal baseline rules", "the longest part"),
    Parameter("sched_posture_max", 20, 45, "min", "O", "Radwan et al. 2022 (office workers)", "the longest part without a change of position"),
    Parameter("sched_part_least", 1, 15, "min", "D", _DECISION, "the shortest part on a harder day"),
    Parameter("sched_part_reps", 1, 20, "reps", "D", _DECISION, "the same for repetitions"),
    Parameter("sched_part_rest", 0, 30, "% of the amount", "D", _DECISION, "what is left of an amount makes no part of its own below this, where it is also shorter than the smallest part"),
    Parameter("sched_rest_ratio", 0.1, 1, "x bout", "D", _DECISION, "the rest after a part"),
    Parameter("sched_rest_min", 5, 30, "min", "D", _DECISION, "the shortest rest"),
    Parameter("sched_midday_rest", 0, 60, "min", "D", _DECISION, "the longer rest at midday"),
    Parameter("sched_gap_max", 15, 480, "min", "D", _DECISION, "the longest free time before a part, on a day with room"),
    Parameter("sched_midday_from", 0, 720, "min", "D", _DECISION, "a day shorter than this has no longer rest at midday"),
    Parameter("sched_heavy", 4, 9, "demand", "D", _DECISION, "an activity of this demand is heavy"),
    Parameter("sched_heavy_rest", 20, 120, "min", "D", _DECISION, "the rest between two heavy parts with nothing lighter between"),
    Parameter("sched_drowsy_demand", 0, 5, "demand", "D", _DECISION, "the highest demand that is planned in drowsy hours"),
    Parameter("sched_grace", 10, 120, "min", "D", _DECISION, "how long after its end a part that was not logged moves to a later time"),
    Parameter("sched_less", 10, 50, "%", "D", _DECISION, "how much lower `pace plan --less` makes amounts"),
    Parameter("sched_energy_band", 0, 20, "% over the budget", "D", _DECISION, "the most that a good day can plan above the energy budget"),
    Parameter("sched_energy_days", 7, 28, "known days", "D", _DECISION, "days whose median is the usual energy of a day"),
    Parameter("sched_first_trial", 1, 15, "min", "D", _DECISION, "the length of the first baseline day of an activity"),
    Parameter("sched_trials", 1, 5, "activities", "D", _DECISION, "baseline days that are planned for one day, each of another activity"),
    Parameter("sched_trial_most", 5, 15, "min", "D", _DECISION, "the first baseline day is half of what a bad day allows, up to this"),
    Parameter("sched_trial_growth", 10, 50, "%", "D", _DECISION, "after a calm baseline day the next one is longer by this, and after one that was too much it is shorter by this"),
    Parameter("sched_no_try_pain", 5, 10, "pain", "D", _DECISION, "from this rating, baseline days wait until the usual level is known"),
    Parameter("sched_first_reps", 1, 10, "reps", "D", _DECISION, "the first baseline day of an activity counted in repetitions"),
    Parameter("sched_steps_per_minute", 40, 140, "steps/min", "D", _DECISION, "the rate of steps, until there are entries"),
    Parameter("sched_metres_per_minute", 20, 100, "metres/min", "D", _DECISION, "the rate of metres, until there are entries"),
    Parameter("sched_reps_per_minute", 2, 30, "reps/min", "D", _DECISION, "the rate of repetitions, until there are entries"),
    Parameter("timer_gap", 5, 120, "s", "D", _DECISION, "a gap in the clock longer than this means that the computer slept, and the timer does not count it"),
    Parameter("timer_save", 1, 30, "s", "D", _DECISION, "how often the timer saves, and the most that is lost when it is cut off"),
    Parameter("timer_least", 1, 60, "s", "D", _DECISION, "a shorter run of the timer is not logged"),
    Parameter("relax_minutes", 1, 20, "min", "C", "Occupational therapy leaflet, otcanada.ca (5 to 10 min)", "the length of paced breathing"),
    Parameter("relax_in", 3, 6, "s", "T", "Steffen et al. 2017 (about 6 breaths a minute, healthy young men)", "breathing in"),
    Parameter("relax_out", 4, 8, "s", "T", "Steffen et al. 2017 (about 6 breaths a minute, healthy young men)", "breathing out"),
    Parameter("relax_tense", 3, 7, "s", "C", "Pain Clinic Plus, progressive muscle relaxation (5 to 7 s)", "how long to hold a muscle gently tense"),
    Parameter("relax_release", 20, 30, "s", "C", "Pain Clinic Plus, progressive muscle relaxation (20 to 30 s)", "how long to let it go"),
    Parameter("relax_warm_up", 2, 10, "min", "memory", NOT_CHECKED, "the length of a warm-up"),
    Parameter("relax_cool_down", 2, 10, "min", "memory", NOT_CHECKED, "the length of a cool-down"),
)  # fmt: skip

BY_FIELD: Final[dict[str, Parameter]] = {parameter.field: parameter for parameter in PARAMETERS}
BY_NAME: Final[dict[str, Parameter]] = {parameter.name: parameter for parameter in PARAMETERS}


def with_choices(choices: Mapping[str, float]) -> Parameters:
    """The defaults with the person's choices, by dotted name; names and ranges are checked before."""
    chosen: dict[str, Any] = {}
    for name, value in choices.items():
        field = BY_NAME[name].field
        counted = isinstance(Parameters._field_defaults[field], int)
        chosen[field] = int(value) if counted and float(value).is_integer() else value
    return Parameters()._replace(**chosen)
