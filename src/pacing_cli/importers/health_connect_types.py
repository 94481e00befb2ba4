"""Health Connect: what its numbers of kinds of exercise stand for, by Android's documentation."""

from typing import Final

EXERCISES: Final = {
    2: "badminton", 4: "baseball", 5: "basketball", 8: "biking", 9: "indoor cycling",
    10: "boot camp", 11: "boxing", 13: "calisthenics", 16: "dancing", 25: "elliptical",
    26: "exercise class", 32: "golf", 33: "guided breathing", 34: "gymnastics",
    36: "interval training", 37: "hiking", 44: "martial arts", 48: "pilates", 51: "rock climbing",
    53: "rowing", 54: "indoor rowing", 56: "running", 57: "treadmill running", 61: "skiing",
    63: "snowshoeing", 64: "soccer", 68: "stair climbing", 69: "stair climbing machine",
    70: "strength training", 71: "stretching", 73: "swimming open water", 74: "swimming pool",
    75: "table tennis", 76: "tennis", 79: "walking", 81: "weightlifting", 82: "wheelchair",
    83: "yoga",
}  # fmt: skip
