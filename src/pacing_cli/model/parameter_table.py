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
    Parameter("baseline_buffer", 0.5, 0.9, "x mean", "C", f"{_I_ENGAGE}; Therapeutic Guidelines (Australia); Healthtalk / Oxford HEXI", "the part of the mean of the trials that becomes the baseline"),
    Parameter("baseline_min_trials", 2, 7, "trials", "C", _I_ENGAGE, "trials on different days before there is a baseline"),
    Parameter("baseline_max_age", 7, 28, "days", "D", _DECISION, "how far apart the trials of one baseline may lie"),
    Parameter("baseline_spread_limit", 1.5, 3, "max/min", "D", _DECISION, "trials further apart than this are not averaged"),
    Parameter("baseline_pem_buffer", 0.5, 0.75, "x lowest tolerated week", "D", "decision of this project; direction: NICE NG206 1.11.13", "the part of the lowest tolerated week in envelope mode"),
    Parameter("progress_pct", 5, 20, "% of the quota", "C", f"{_I_ENGAGE}; Pain Pathways; Oakville Pain", "the size of one raise"),
    Parameter("progress_hold_days", 3, 28, "days", "C", _I_ENGAGE, "days at one quota before a raise"),
    Parameter("progress_cap_14d", 15, 30, "% in 14 days", "D", "decision of this project; Nielsen et al. 2014 (873 healthy novice runners, abstract) found no significant difference above 30% in 2 weeks", "no raise goes further than this above the quota of 14 days earlier"),
    Parameter("progress_min_sessions", 3, 7, "sessions", "D", _DECISION, "tolerated sessions before a raise, when every day is planned"),
    Parameter("progress_few_sessions", 2, 7, "sessions", "D", "fixed by the project's contract", "the same, where nobody said on how many days a week it is meant"),
    Parameter("progress_reached", 80, 100, "% of the quota", "D", "fixed by the project's contract", "a day counts for a raise when its total reaches this, and no part of it was stopped for pain or tiredness"),
    Parameter("progress_completion", 60, 100, "% of planned sessions", "D", "decision of this project; McDonough et al. saw weekly targets met 70% of the time", "tolerated sessions before a raise, when fewer days are planned"),
    Parameter("progress_pushed", 0, 50, "% over", "D", _DECISION, "sessions further than this over what is known to be tolerated are no evidence for a raise"),
    Parameter("progress_recent_days", 1, 7, "days", "D", _DECISION, "no raise when the activity was not logged for longer than this (longer where fewer days a week are planned)"),
    Parameter("progress_apart_days", 3, 14, "days", "D", _DECISION, "days between the raises of two activities"),
    Parameter("progress_weekly_rise", 0.5, 2, "points", "D", _DECISION, "no raise when the mean pain of a week is this much above the week before"),
    Parameter("progress_resist_days", 2, 3, "days a week", "G", "ACSM 2009 (replaced in March 2026, the value still fits); US Physical Activity Guidelines 2018 (healthy adults)", "days a week for strength work"),
    Parameter("progress_clean_days", 0, 14, "days", "S", "simulation of this project, bench/engine_versions.py", "no raise while a day outside of its usual range is no longer ago than this"),
    Parameter("progress_back_mornings", 2, 2, "worse mornings", "D", "fixed by the project's contract; direction: NICE NG206 1.11.2 (ME/CFS: adjusted downwards when symptoms are worse)", "so many after a raise, and the amount before it holds again"),
    Parameter("progress_back_days", 14, 14, "days", "D", "fixed by the project's contract", "how soon after the raise they have to come"),
    Parameter("progress_back_rest", 28, 28, "days", "D", "fixed by the project's contract", "days without a raise after that; then half the step"),
    Parameter("progress_back_rounds", 2, 4, "times", "D", _DECISION, "after so many of these an amount looks like the limit for now"),
    Parameter("progress_long_wait", 14, 56, "days", "D", _DECISION, "an activity that has waited this long takes its turn before one that matters more"),
    Parameter("pain_rise_ok", 1, 3, "points over usual", "C", "Pacing yourself to increase valued activities; Healthbound 2021", "pain after a session that still counts as tolerated"),
    Parameter("pain_next_morning", 0, 2, "points over usual", "D", "decision of this project; the pain-monitoring model (Silbernagel et al. 2007, read at second hand) says subsided by the next morning", "pain next morning that still counts as tolerated"),
    Parameter("band_fatigue", 0.8, 2, "points over usual", "O", "Khanna et al. 2008 (rheumatoid arthritis: somewhat worse is 1.13 to 1.26 points)", "fatigue next day that still counts as tolerated"),
    Parameter("band_stiff", 0, 2, "points over usual", "D", _DECISION, "stiffness next day that still counts as tolerated"),
    Parameter("band_mood", 1, 4, "points under usual", "D", _DECISION, "a mood further below the usual makes a day worse; no mood makes one better"),
    Parameter("band_quality", 1, 4, "points under usual", "D", _DECISION, "the same, of the quality of sleep"),
    Parameter("band_sleep_hours", 1, 4, "hours under usual", "D", _DECISION, "the same, of the hours of sleep"),
    Parameter("band_sd", 0.75, 2, "x SD", "D", _DECISION, "fatigue or stiffness of somebody whose ratings vary more may lie this far over the usual"),
    Parameter("band_far_sd", 1.5, 3, "x SD", "D", _DECISION, "the same, of mood and sleep under the usual"),
    Parameter("flare_window", 14, 60, "days", "S", _SIMULATION, "days that make up the usual pain"),
    Parameter("flare_provisional", 5, 14, "days", "D", _DECISION, "days with a rating before there is a usual at all"),
    Parameter("flare_k_sd", 1.5, 2.5, "x SD", "S", _SIMULATION, "how far beyond the usual spread a flare begins"),
    Parameter("flare_min_rise", 1, 3, "points", "O", "Farrar et al. 2001; Parry et al. 2017", "the least rise that can be a flare"),
    Parameter("flare_spread_window", 21, 60, "days", "S", _SIMULATION, "days that make up the usual spread"),
    Parameter("flare_pattern_days", 2, 5, "rated days", "S", _SIMULATION, "days whose mean pain must be over the line"),
    Parameter("flare_pattern_share", 1, 1.25, "x the rise", "S", _FLARES, "how far over the usual that mean must lie"),
    Parameter("flare_long_days", 4, 7, "rated days", "S", _FLARES, "or these more days, over a lower line"),
    Parameter("flare_long_share", 0.6, 1, "x the rise", "S", _FLARES, "how far over the usual their mean must lie"),
    Parameter("flare_near", 0.5, 1, "x the rise", "S", _SIMULATION, "how near the line a day must be to carry that mean"),
    Parameter("flare_far_sd", 2, 4, "x SD", "S", _SIMULATION, "two days in a row as far over the usual as this are a flare at once"),
    Parameter("flare_persist_days", 1, 3, "rated days", "O", "ACT-FLARE 2021 (24 h or more); simulation", "days that must carry a pattern"),
    Parameter("flare_gap_days", 1, 7, "days", "D", _DECISION, "logged days further apart than this are not days in a row"),
    Parameter("flare_impact_days", 2, 4, "days", "C", "Costa et al. 2019: hard to tolerate, and usual activities are affected", "so many known days in a row that were marked as hard to bear are a flare, whatever was rated"),
    Parameter("flare_impact_share", 10, 50, "% of 21 known days", "D", _DECISION, "only for somebody who marks no more of the days than this"),
    Parameter("flare_recovery_days", 1, 4, "days", "D", _DECISION, "days back near the usual before a flare is over"),
    Parameter("flare_recovery_band", 0, 2, "points over usual", "D", _DECISION, "what counts as back near the usual"),
    Parameter("flare_merge_days", 0, 7, "days", "D", _DECISION, "a new flare sooner than this after the last is the same one"),
    Parameter("flare_prolonged_after", 5, 10, "days", "C", "Cambridge University Hospitals (2 to 7 days); ACT-FLARE 2021 (median 5, IQR 3 to 8)", "a flare longer than this is called prolonged"),
    Parameter("flare_setback_after", 10, 28, "days", "C", "Cambridge University Hospitals; FPnotebook", "a flare longer than this is called a setback"),
    Parameter("flare_unknown_after", 7, 28, "days", "D", _DECISION, "days without a rating before an open flare is closed as unknown"),
    Parameter("flare_shifted_after", 21, 56, "days", "D", _DECISION, "a flare longer than this may be a usual level that has changed"),
    Parameter("scaleback_cut", 20, 50, "%", "D", _DECISION, "how much is taken off during a flare"),
    Parameter("scaleback_cut_pem", 40, 75, "%", "D", "decision of this project; direction: NICE NG206 1.14", "how much is taken off during a flare in envelope mode"),
    Parameter("scaleback_bad_cut", 30, 75, "%", "D", _DECISION, "how much is taken off on a bad day"),
    Parameter("scaleback_bad_days", 1, 7, "days", "C", "NHS Cumbria, Setbacks and flare-ups (2 to 3 days of rest)", "how long a bad day lasts at most when nobody says `better`"),
    Parameter("scaleback_return_first", 50, 90, "% of the quota before", "D", _DECISION, "the first step of the way back"),
    Parameter("scaleback_return_second", 80, 100, "% of the quota before", "D", _DECISION, "the second step of the way back"),
    Parameter("scaleback_step_days", 1, 4, "days", "D", _DECISION, "days at each step of the way back"),
    Parameter("scaleback_no_progress", 7, 14, "days", "D", _DECISION, "days without a raise after the way back"),
    Parameter("pause_medicine_days", 7, 28, "days", "D", _DECISION, "days without a raise after a change of medicine"),
    Parameter("reach_window", 14, 56, "days", "D", _DECISION, "days that tell whether a quota is kept up"),
    Parameter("reach_min_days", 5, 28, "logged days", "D", _DECISION, "logged days needed to tell"),
    Parameter("reach_share", 20, 60, "% of logged days", "D", _DECISION, "a quota reached on fewer days than this is said to be out of reach"),
    Parameter("restart_silent_days", 14, 14, "days", "D", "fixed by the project's contract", "days without an entry before an activity restarts lower"),
    Parameter("restart_break_days", 28, 28, "days", "D", "fixed by the project's contract", "after a break shorter than this the amount comes back in steps"),
    Parameter("restart_share", 50, 90, "% of the quota before", "D", _DECISION, "where an activity restarts after silence"),
    Parameter("restart_times", 1, 5, "times", "D", _DECISION, "how often that is repeated while the silence lasts"),
    Parameter("swing_window", 14, 56, "days", "S", _SIMULATION, "days that one figure of swing looks at"),
    Parameter("swing_min_pairs", 7, 28, "pairs of days", "S", _SIMULATION, "neighbouring days needed for a figure of swing"),
    Parameter("swing_change", 25, 60, "%", "S", _SIMULATION, "a smaller change of swing is within its own error"),
    Parameter("boom_ratio", 1.3, 1.5, "x median", "D", "decision of this project; pattern: Andrews et al. 2015", "a day above this is a day of much more than usual"),
    Parameter("bust_ratio", 0.3, 0.7, "x median", "D", "decision of this project; pattern: Andrews et al. 2015", "a day below this is a day of much less than usual"),
    Parameter("boom_window", 14, 28, "days", "D", _DECISION, "days that make up the usual amount"),
    Parameter("boom_pain_rise", 1, 2, "points over usual", "D", "decision of this project; direction: Andrews et al. 2015", "pain after a boom day that links the two"),
    Parameter("boom_pain_days", 1, 3, "days", "D", "decision of this project; direction: Andrews et al. 2015", "how soon after a boom day"),
    Parameter("under_ratio", 0.4, 0.8, "x mean of 28 days", "D", _DECISION, "a week below this is quieter than usual"),
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
    Parameter("shift_days", 20, 42, "rated days", "S", "simulation of this project, bench/engine_shift.py; order of magnitude only", "the last days whose level is held beside the days before"),
    Parameter("shift_least_points", 1, 3, "points", "D", _DECISION, "a usual that moved by less than this is not spoken of"),
    Parameter("shift_sd", 1, 3, "x SD", "S", "simulation of this project, bench/engine_shift.py; order of magnitude only", "nor one that moved by less than this many spreads of the days before"),
    Parameter("energy_target", 50, 100, "% of the energy ceiling", "O", "Jason et al. 2009 (ME/CFS; what goes together; no lower bound was published)", "how much of the ceiling a day in envelope mode may plan"),
    Parameter("warn_baseline", 14, 42, "days", "S", _SIMULATION, "known days outside flares that make up the own range of each signal"),
    Parameter("warn_min_days", 10, 21, "days", "D", _DECISION, "known days before a signal has a range at all"),
    Parameter("warn_max_age", 42, 126, "days", "D", _DECISION, "days further back than this say nothing of the range of today"),
    Parameter("warn_window", 2, 5, "days", "S", _SIMULATION, "days whose mean is held beside the own range"),
    Parameter("warn_sd", 0.75, 2, "x SD", "S", _SIMULATION, "a mean this far beyond the own mean counts as a sign"),
    Parameter("warn_near", 0.5, 1, "x that", "S", _SIMULATION, "how near it the mean must have been on the rated day before"),
    Parameter("warn_least_sd", 0.25, 1, "points or hours", "D", _DECISION, "the spread of somebody whose ratings hardly vary is taken as this"),
    Parameter("warn_signals", 2, 4, "of 5 signals", "S", _SIMULATION, "signs at the same time that make a pattern"),
    Parameter("warn_persist_days", 1, 3, "rated days in a row", "S", _SIMULATION, "how long they must last"),
    Parameter("warn_single_sigma", 2.5, 3.5, "x SD", "S", _SIMULATION, "pain this far beyond the own range counts alone"),
    Parameter("warn_quiet_days", 3, 14, "days", "D", _DECISION, "days without another word about a pattern"),
    Parameter("ready_min_days", 5, 14, "days", "D", _DECISION, "known days of a rating before a check-in is held beside it"),
    Parameter("ready_amber", 0.75, 1.5, "x SD, mean of the ratings", "D", "decision of this project; no published cut-off was found", "further than this on the harder side of the usual: smaller parts, longer rests"),
    Parameter("ready_red", 1.5, 3, "x SD, mean of the ratings", "D", "decision of this project; no published cut-off was found", "further than this: a rest as long as each part"),
    Parameter("ready_back", 0.25, 0.75, "x SD, mean of the ratings", "D", _DECISION, "a harder day is over when the ratings are nearer to the usual than this"),
    Parameter("ready_least_sd", 0.5, 2, "points or hours", "D", _DECISION, "the spread of somebody whose ratings hardly vary is taken as this"),
    Parameter("logging_old_days", 7, 14, "days", "D", _DECISION, "amounts that rest on days further back than this say so"),
    Parameter("logging_steady_days", 28, 56, "days", "D", _DECISION, "steady days before logging less is proposed"),
    Parameter("logging_every", 14, 28, "days", "D", _DECISION, "how often that is proposed at most"),
    Parameter("logging_share", 60, 100, "% of days", "D", _DECISION, "logged days without which it is not proposed"),
    Parameter("assoc_min_days", 21, 90, "usable days", "S", _SIMULATION, "days before anything is said to go together"),
    Parameter("assoc_min_exposed", 5, 15, "days each side", "D", _DECISION, "days with and days without"),
    Parameter("assoc_max_factors", 3, 12, "factors", "S", _SIMULATION, "how many things are looked at"),
    Parameter("assoc_fdr_q", 0.05, 0.20, "share", "memory", NOT_CHECKED, "accepted share of false finds (Benjamini-Hochberg)"),
    Parameter("assoc_early_hint", 28, 90, "days", "D", _DECISION, "before this many days a find is called an early hint"),
    Parameter("assoc_slow_days", 14, 56, "days", "D", _DECISION, "what changes more slowly than this is a trend and no daily link"),
    Parameter("assoc_least_points", 0.1, 1, "points", "D", _DECISION, "a smaller difference is not worth a sentence, however sure it is"),
    Parameter("assoc_interval", 80, 99, "%", "D", _DECISION, "how sure the interval of a difference is"),
    Parameter("payback_days", 1, 3, "days", "O", "secondary sources on delayed worsening (12 to 72 hours)", "how many days after an activity are looked at for its cost"),
    Parameter("payback_min_days", 4, 15, "days each side", "D", _DECISION, "days of more than usual, and other days, before a cost is shown"),
    Parameter("payback_prior_days", 2, 30, "days each side", "D", _DECISION, "how many days of the log the typed demand counts as much as"),
    Parameter("payback_per_demand", 0, 0.2, "points for each point of demand", "D", _DECISION, "the cost that a typed demand stands for before the log says more"),
    Parameter("payback_interval", 80, 99, "%", "D", _DECISION, "how sure the range of a cost is"),
    Parameter("map_min_days", 5, 20, "days", "D", _DECISION, "days with a rating in a part of the day before it is compared"),
    Parameter("map_weeks", 3, 12, "of each weekday", "D", _DECISION, "rated days of each weekday before they are compared"),
    Parameter("map_least_points", 0.3, 2, "points", "D", _DECISION, "a smaller difference between parts of the day or of the week is not told"),
    Parameter("relief_min", 5, 20, "entries", "D", _DECISION, "entries with pain before and after before relief is spoken of"),
    Parameter("meds_info_simple", 15, 15, "days a month", "G", "ICHD-3, medication-overuse headache (expert opinion)", "days with a simple painkiller from which a line of information is shown, if headaches are logged"),
    Parameter("meds_info_strong", 10, 10, "days a month", "G", "ICHD-3, medication-overuse headache (expert opinion)", "the same for an opioid, a triptan or a combination"),
    Parameter("doctor_drowsy_days", 2, 14, "days", "D", _DECISION, "drowsy days with a medicine before they stand under what is for the doctor"),
    Parameter("doctor_sleep_weeks", 2, 12, "weeks", "D", _DECISION, "weeks of short or poor sleep in a row before they stand there"),
    Parameter("doctor_sleep_hours", 4, 7, "hours", "D", _DECISION, "a week with less sleep a night than this on average is a short one"),
    Parameter("doctor_sleep_quality", 2, 6, "0 to 10", "D", _DECISION, "a week whose sleep was rated below this on average is a poor one"),
    Parameter("setback_read_every", 30, 180, "days", "D", _DECISION, "after so many days the flare plan is worth another look"),
    Parameter("pem_screen_every", 30, 180, "days", "D", _DECISION, "after so many days the safety questions are worth asking again"),
    Parameter("missing_min_complete", 50, 80, "% of days", "S", "Smith et al. 2012 (a simulation that fills gaps in first, which pace does not do)", "logged days needed in a window"),
    Parameter("mcid_pain", 1, 3, "points", "O", "Farrar et al. 2001; IMMPACT 2008", "a smaller change of pain may be nothing"),
    Parameter("mcid_pain_percent", 20, 50, "%", "O", "Farrar et al. 2001; IMMPACT 2008", "a change of pain by this part of where it began may matter too"),
    Parameter("mcid_pain_least", 0.5, 2, "points", "D", _DECISION, "a smaller change of pain than this is nothing, whatever its percentage"),
    Parameter("mcid_fatigue", 0.8, 2, "points", "O", "Khanna et al. 2008 (rheumatoid arthritis); Pouchot et al. 2008 (rheumatoid arthritis, 2.0 on a 10-point scale); Goligher et al. 2008 (lupus)", "a smaller change of fatigue may be nothing"),
    Parameter("mcid_steps", 600, 1100, "steps a day", "O", "White et al. 2014; Demeyer et al. 2016 (not a pain sample)", "a smaller change of daily steps may be nothing"),
    Parameter("mcid_clear", 1.5, 3, "x the change that may matter", "D", _DECISION, "from here on a change is called clearly larger"),
    Parameter("mcid_peg", 0.6, 1.75, "points", "O", "Reed et al. 2023 (6 trials, n = 1710)", "a smaller change of the mean of the three questions may be nothing"),
    Parameter("mcid_psfs_mean", 1.5, 3, "points", "O", "Stratford et al. 1995", "a smaller change of the mean of the own activities may be nothing"),
    Parameter("mcid_psfs_single", 1.5, 3, "points", "O", "Stratford et al. 1995", "a smaller change of one own activity may be nothing"),
    Parameter("mcid_chair", 2, 4, "times", "O", "Gill et al. 2022 (2.5 for one person, rounded up)", "a smaller change of standing up in 30 seconds may be nothing"),
    Parameter("mcid_walk", 30, 100, "metres", "memory", NOT_CHECKED, "a smaller change of the six-minute walk may be nothing"),
    Parameter("gas_rho", 0, 0.5, "correlation", "C", "Kiresuk & Sherman 1968, formula read at second hand", "how much the goals of one person are taken to go together in the T-score"),
    Parameter("peg_every", 1, 12, "weeks", "D", _DECISION, "after so many weeks the three questions are worth answering again"),
    Parameter("psfs_every", 2, 6, "weeks", "D", _DECISION, "after so many weeks the own activities are worth rating again"),
    Parameter("review_every", 3, 28, "days", "D", _DECISION, "from one review to the next, where no other day is named"),
    Parameter("review_monthly", 21, 91, "days", "D", _DECISION, "after so many days a review asks whether values and goals are still right"),
    Parameter("review_flares", 2, 4, "flares", "D", _DECISION, "so many flares that began within 28 days are a reason to ask at the visit"),
    Parameter("report_compare", 7, 14, "days", "D", _DECISION, "days that are averaged before two times are compared"),
    Parameter("try_interval", 90, 99, "%", "D", _DECISION, "how sure the interval of an experiment is meant to be"),
    Parameter("try_useful", 0.5, 3, "points", "D", "decision of this project; IMMPACT calls 10 to 20% of a scale minimal (Dworkin et al. 2008)", "the smallest difference that would matter in an experiment, where nothing else is said"),
    Parameter("try_blocks", 6, 12, "blocks", "S", _SIMULATION_OF_TRIES, "how many times each side of an experiment has its turn"),
    Parameter("try_wash_out", 0, 7, "days", "D", _DECISION, "days between two turns of an experiment"),
    Parameter("sched_bout_cap", 5, 45, "min", "C", "leaflets; the personal baseline rules", "the longest bout"),
    Parameter("sched_posture_max", 20, 45, "min", "O", "Radwan et al. 2022 (office workers)", "no part is longer than this without a change of position"),
    Parameter("sched_part_least", 1, 15, "min", "D", _DECISION, "a harder day makes smaller parts, and none of them shorter than this"),
    Parameter("sched_part_reps", 1, 20, "reps", "D", _DECISION, "the same, of what is counted in repetitions"),
    Parameter("sched_part_rest", 0, 30, "% of the amount", "D", _DECISION, "what is left of an amount makes no part of its own below this, where it is also shorter than the smallest part"),
    Parameter("sched_rest_ratio", 0.1, 1, "x bout", "D", _DECISION, "rest after a bout"),
    Parameter("sched_rest_min", 5, 30, "min", "D", _DECISION, "the shortest rest"),
    Parameter("sched_midday_rest", 0, 60, "min", "D", _DECISION, "the longer rest at midday"),
    Parameter("sched_gap_max", 15, 480, "min", "D", _DECISION, "free time before a part, where the day has room, is no longer than this"),
    Parameter("sched_midday_from", 0, 720, "min", "D", _DECISION, "a day shorter than this has no longer rest at midday"),
    Parameter("sched_heavy", 4, 9, "demand", "D", _DECISION, "an activity of this demand is heavy"),
    Parameter("sched_heavy_rest", 20, 120, "min", "D", _DECISION, "between two heavy parts lies something lighter, or a rest of this length"),
    Parameter("sched_drowsy_demand", 0, 5, "demand", "D", _DECISION, "while a medicine makes drowsy, nothing of a higher demand is planned"),
    Parameter("sched_grace", 10, 120, "min", "D", _DECISION, "so long after its end a part that was not logged is given a later time"),
    Parameter("sched_less", 10, 50, "%", "D", _DECISION, "how much `pace plan --less` takes off"),
    Parameter("sched_energy_band", 0, 20, "% over the budget", "D", _DECISION, "a good day may take no more than this above the energy budget"),
    Parameter("sched_energy_days", 7, 28, "known days", "D", _DECISION, "days whose median is the usual energy of a day"),
    Parameter("sched_first_trial", 1, 15, "min", "D", _DECISION, "the length of the very first try of an activity"),
    Parameter("sched_trials", 1, 5, "activities", "D", _DECISION, "baseline days that are planned for one day, each of another activity"),
    Parameter("sched_trial_most", 5, 15, "min", "D", _DECISION, "the first trial is half of what a bad day allows, and no longer than this"),
    Parameter("sched_trial_growth", 10, 50, "%", "D", _DECISION, "after a calm trial the next one is longer by this; after one that was too much as much shorter"),
    Parameter("sched_no_try_pain", 5, 10, "pain", "D", _DECISION, "from this rating on there are no tries, while the usual is not known"),
    Parameter("sched_first_reps", 1, 10, "reps", "D", _DECISION, "the very first try of something that is counted in repetitions"),
    Parameter("sched_steps_per_minute", 40, 140, "steps/min", "D", _DECISION, "how long steps take, until the log knows better"),
    Parameter("sched_metres_per_minute", 20, 100, "metres/min", "D", _DECISION, "how long metres take, until the log knows better"),
    Parameter("sched_reps_per_minute", 2, 30, "reps/min", "D", _DECISION, "how long repetitions take, until the log knows better"),
    Parameter("timer_gap", 5, 120, "s", "D", _DECISION, "when the timer hears nothing of the clock for longer than this, the computer slept: the time is not counted"),
    Parameter("timer_save", 1, 30, "s", "D", _DECISION, "how often the timer keeps what was done; a run that was cut off loses no more than this"),
    Parameter("timer_least", 1, 60, "s", "D", _DECISION, "a shorter run is taken for a slip and not written down"),
    Parameter("relax_minutes", 1, 20, "min", "C", "Occupational therapy leaflet, otcanada.ca (5 to 10 min)", "how long paced breathing goes on"),
    Parameter("relax_in", 3, 6, "s", "T", "Steffen et al. 2017 (about 6 breaths a minute, healthy young men)", "breathing in"),
    Parameter("relax_out", 4, 8, "s", "T", "Steffen et al. 2017 (about 6 breaths a minute, healthy young men)", "breathing out"),
    Parameter("relax_tense", 3, 7, "s", "C", "Pain Clinic Plus, progressive muscle relaxation (5 to 7 s)", "holding a muscle gently tense"),
    Parameter("relax_release", 20, 30, "s", "C", "Pain Clinic Plus, progressive muscle relaxation (20 to 30 s)", "letting it go"),
    Parameter("relax_warm_up", 2, 10, "min", "memory", NOT_CHECKED, "how long a warm-up takes"),
    Parameter("relax_cool_down", 2, 10, "min", "memory", NOT_CHECKED, "how long a cool-down takes"),
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
