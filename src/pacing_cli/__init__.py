"""`pace`: a pacing journal and planner for people who live with chronic pain.

A personal activity journal and planner that does arithmetic the person or the
therapist chose. It does not diagnose, monitor, predict or treat any condition.
"""

__version__ = "0.1.0"
