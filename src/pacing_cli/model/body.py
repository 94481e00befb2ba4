"""Parts of the body: the words that say where it hurts."""

from typing import Final

_PARTS: Final = (
    "head neck jaw shoulder shoulders arm arms elbow elbows wrist wrists hand hands finger fingers "
    "thumb thumbs back spine chest rib ribs stomach tummy belly pelvis hip hips buttock buttocks "
    "groin leg legs thigh thighs knee knees shin shins calf calves ankle ankles foot feet heel "
    "heels toe toes joints muscles"
)
BODY_PARTS: Final = frozenset(_PARTS.split())
SIDES: Final = frozenset(("left", "right", "upper", "lower"))
"""Words before a part of the body."""


def is_place(tag: str) -> bool:
    """Whether the tag says where it hurts: `knee`, `left-knee`."""
    *sides, part = tag.casefold().split("-")
    return part in BODY_PARTS and SIDES.issuperset(sides)
