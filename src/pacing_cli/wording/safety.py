"""When to look for help: fixed words in this project's own, and the emergency number by country.

Signposts only: nothing here is read from the log, and nobody is watching it. The
signs follow evidence section 8. The emergency numbers are from memory; the list
is checked before a release. Crisis lines are left out until somebody has checked them.
"""

from typing import Final

ANYWHERE: Final = "112"
_BY_COUNTRY: Final[dict[str, str]] = {
    "GB": "999", "UK": "999", "IE": "112 or 999", "US": "911", "CA": "911",
    "AU": "000", "NZ": "111",
}  # fmt: skip

CALL_NOW: Final[tuple[str, ...]] = (
    "weakness, numbness or tingling in both legs",
    "numbness between the legs, around the genitals or the bottom",
    "trouble passing urine, or losing control of bladder or bowel",
    "new problems with erections, together with back pain",
    "pain or pressure in the chest, jaw or arm",
    "fainting, a cold sweat, or too little breath to speak",
    "strong pain after a bad fall or accident",
)
SEE_A_DOCTOR_SOON: Final[tuple[str, ...]] = (
    "a high temperature, or feeling ill with the pain",
    "losing weight without trying",
    "a new lump, or a change of shape",
    "pain that is worse at night and does not ease with rest",
    "a hot, swollen joint",
)
NOT_WATCHED: Final = "Nobody reads this journal but you. It cannot call for help."


def emergency_number(country: str) -> str:
    """The number to call; 112 where the country is not set or not in the list."""
    code = country.strip().upper()
    return _BY_COUNTRY.get(code, ANYWHERE if code else f"{ANYWHERE} (or your local number)")


def safety_lines(country: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The signs, each group under the sentence that leads to it."""
    return (
        (f"Call {emergency_number(country)} now for any of these:", CALL_NOW),
        ("See a doctor soon for any of these:", SEE_A_DOCTOR_SOON),
    )
