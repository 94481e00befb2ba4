"""English words around an entry: numbers, verb forms, and words that name no activity."""

import re
from collections.abc import Sequence
from typing import Final

from pacing_cli.model.quantity import Measure


def words_in(text: str) -> list[str]:
    """The words of a text, in their order."""
    return text.split()


def a_set(text: str) -> frozenset[str]:
    """The words of a text, for looking one up."""
    return frozenset(text.split())


SMALL: Final = {
    word: number
    for number, word in enumerate(
        words_in(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen "
            "fourteen fifteen sixteen seventeen eighteen nineteen"
        )
    )
}
TENS: Final = {
    word: 10 * number
    for number, word in enumerate(("twenty", "thirty", "forty", "fifty", "sixty"), 2)
}
_FIGURES: Final = r"\d+(?:[.,]\d+)?"
_THOUSANDS: Final = r"\d{1,3}(?:,\d{3})+"

UNITS: Final[dict[str, tuple[Measure, float]]] = {
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes"), ("minutes", 1.0)),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), ("minutes", 60.0)),
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), ("minutes", 1 / 60)),
    **dict.fromkeys(("step", "steps"), ("steps", 1.0)),
    **dict.fromkeys(("metre", "metres", "meter", "meters"), ("metres", 1.0)),
    **dict.fromkeys(("km", "kms", "kilometre", "kilometres", "kilometer"), ("metres", 1000.0)),
    **dict.fromkeys(("mile", "miles"), ("metres", 1609.344)),
    **dict.fromkeys(("rep", "reps", "times", "repetition", "repetitions"), ("reps", 1.0)),
}
"""What a unit counts, and how much one of it is."""
SINGULAR: Final = frozenset(("minute", "second", "hour", "mile", "metre", "meter", "step"))
"""`7 minute workout`: a unit in this form behind a larger number may belong to a name."""
DOSE_UNITS: Final = a_set(
    "mg mcg µg ug g ml iu x unit units tablet tablets tab tabs pill pills capsule capsules drop "
    "drops puff puffs spray sprays patch patches sachet sachets spoon spoons teaspoon teaspoons "
    "dose doses"
)
STRENGTH: Final = r"(?i)\d+(?:[.,/]\d+)?(?:mg|mcg|µg|ug|g|ml|iu|x|drops?|tablets?)"

FIELD_WORDS: Final = {
    "tiredness": "fatigue", "stiffness": "stiff", "slept": "sleep", "asleep": "sleep",
    "pulse": "hr", "pains": "pain",
}  # fmt: skip
"""Words that people say for a field that has another name."""
FIELD_PHRASES: Final = {
    ("heart", "rate"): "hr", ("max", "heart", "rate"): "hrmax",
    ("highest", "heart", "rate"): "hrmax",
    ("sleep", "quality"): "quality", ("quality", "of", "sleep"): "quality",
}  # fmt: skip
LINKS: Final = a_set(
    ": = is was of at about around roughly nearly now level score rating a been for maybe are "
    "were the went up down rose fell currently still only approx badly well poorly terribly"
)
"""Between a field and its value."""

FILLERS: Final = a_set(
    "i i've ive i'm im did do done doing have had having has went go gone going been was were "
    "is just some a an the my for of at to in on then also and managed finished we it its it's "
    "so ok okay um uh er erm hi hey well please about around roughly nearly almost maybe "
    "perhaps say like approx really very little took lasted got total altogether out or"
)
"""Words that stand beside a name or an amount and say nothing of their own."""
ASKED: Final = a_set(
    # the moment
    "am pm tomorrow tonight later soon earlier ago now today yesterday next last this day days "
    "week weeks month months year morning afternoon evening night noon midday midnight weekend "
    "mon tue tues wed weds thu thur thurs fri sat sun january february march april may june july "
    "august september october november december jan feb mar apr jun jul aug sep sept oct nov dec "
    "before after afterwards until since while when past "
    # how much
    "minute minutes min mins hour hours hr hrs second seconds sec secs few couple bit lot much "
    "more less half quarter "
    # what is no name
    "not no none never nothing without because but if that this which yes yeah nope "
    "holiday vacation nap naps napped siesta snooze snoozed doze dozed "
    "pause illness ill sick same plan undo amend slept should would could"
)
"""None of these is a new activity by itself, and none ends the name of one."""
NEVER_IN_A_NAME: Final = frozenset(
    ("because", "not", "but", "if", "and", "half", "past", "few", "couple", *SMALL, *TENS)
)
MEALS: Final = a_set("breakfast lunch dinner tea supper bedtime lunchtime teatime")
"""Times of the day that pace has no hour for."""
FUTURE: Final = frozenset(("tomorrow", "tonight", "later", "soon", "next"))
ASLEEP: Final = a_set("nap naps napped napping siesta snooze snoozed doze dozed")
MEDICINES: Final = a_set(
    "paracetamol acetaminophen tylenol panadol ibuprofen nurofen advil naproxen aspirin "
    "diclofenac celecoxib etoricoxib codeine cocodamol co-codamol dihydrocodeine tramadol "
    "morphine oxycodone oxycontin fentanyl buprenorphine tapentadol methadone hydrocodone "
    "percocet amitriptyline nortriptyline duloxetine cymbalta gabapentin pregabalin lyrica "
    "venlafaxine sertraline citalopram mirtazapine sumatriptan rizatriptan zolmitriptan "
    "methotrexate sulfasalazine hydroxychloroquine prednisolone prednisone omeprazole "
    "lansoprazole melatonin zopiclone diazepam baclofen tizanidine naltrexone ldn levothyroxine "
    "antihistamine painkiller painkillers medication medicine meds tablet tablets pill pills"
)
FEELINGS: Final = a_set(
    "tired exhausted knackered shattered drained weary wiped sleepy foggy fog dizzy sore aching "
    "achy stiff hurting hurts nauseous anxious depressed low flat rough awful terrible rubbish "
    "grotty fine okay good great feeling feel felt all today again so very energy ache aches "
    "painful swollen numb numbness tingling cramp cramps cramping spasm spasms headache headaches "
    "migraine migraines nausea vertigo crash crashed crashing unwell woke awake sleepless too bad "
    "worse overdid overdone"
)
"""Words for how somebody is: a name made of these alone is asked about."""
LEFT_OUT: Final = {"missed", "cannot"} | a_set(
    "nothing none no not never didnt dont couldnt cant wasnt skipped cancelled canceled"
)
"""What was not done: `skipped walk`, `walk cancelled`."""
RESTS: Final = a_set("rest rests rested resting bath baths sitting sat lying lie lay laid bed sofa")
"""A name made of these alone looks like rest: it is logged, and never planned."""
_BESIDE_REST: Final = a_set("a the stay stayed staying in on down up hot warm long in bed with of")


def looks_like_rest(name: str) -> bool:
    """True for `rest`, `bath`, `lying down`, `nap`: what is logged, and never planned."""
    words = set(re.findall(r"[a-z]+", name.casefold()))
    return bool(words & (RESTS | ASLEEP)) and words <= (RESTS | ASLEEP | _BESIDE_REST)


def is_adverb(word: str) -> bool:
    """True for `quickly`: how something was done, and no part of a name."""
    return word.endswith("ly") and word not in ("family", "jelly", "lily", "belly", "assembly")


# Numbers: `12`, `twelve`, `twenty-five`, `six and a half`, `1,400`.


def number_at(words: Sequence[str], at: int) -> tuple[float, int] | None:
    """The number that begins there, and of how many words; None where none does."""
    if at >= len(words):
        return None
    word = words[at]
    if len(word) > 12:
        return None
    if re.fullmatch(_FIGURES, word) or re.fullmatch(_THOUSANDS, word):
        bare = word.replace(",", "" if re.fullmatch(_THOUSANDS, word) else ".")
        return _and_a_half(words, at, float(bare), 1)
    tens, dash, ones = word.partition("-")
    if tens in TENS:
        after = ones if dash else (words[at + 1] if at + 1 < len(words) else "")
        unit = SMALL.get(after, 0)
        taken = 1 if dash or not 0 < unit < 10 else 2
        value = TENS[tens] + (unit if 0 < unit < 10 else 0)
        return None if dash and not 0 < unit < 10 else _and_a_half(words, at, value, taken)
    if word in SMALL:
        return _and_a_half(words, at, SMALL[word], 1)
    return None


def _and_a_half(words: Sequence[str], at: int, value: float, taken: int) -> tuple[float, int]:
    if list(words[at + taken : at + taken + 3]) == ["and", "a", "half"]:
        return value + 0.5, taken + 3
    return value, taken


# Forms of verbs: `walked` and `walking` are `walk`.

_IRREGULAR: Final = {
    "swam": "swim", "swum": "swim", "ran": "run", "wrote": "write", "written": "write",
    "drove": "drive", "driven": "drive", "rode": "ride", "ridden": "ride", "sat": "sit",
    "stood": "stand", "lay": "lie", "lying": "lie", "slept": "sleep", "ate": "eat",
    "made": "make", "swept": "sweep", "knelt": "kneel", "sang": "sing", "went": "go", "did": "do",
    "saw": "see", "met": "meet", "drew": "draw", "dug": "dig", "bought": "buy", "built": "build",
    "fed": "feed", "hung": "hang", "spoke": "speak", "taught": "teach", "threw": "throw",
    "worn": "wear", "wound": "wind", "spun": "spin", "knit": "knit", "typed": "type",
}  # fmt: skip


def _stem(word: str) -> tuple[str, bool]:
    """What the forms of a verb have in common, and whether the word is such a form."""
    bare, formed = word, False
    if word in _IRREGULAR:
        bare, formed = _IRREGULAR[word], True
    elif word.endswith("ied") and len(word) > 4:
        bare, formed = f"{word[:-3]}y", True
    elif word.endswith("ing") and len(word) > 5:
        bare, formed = word[:-3], True
    elif word.endswith("ed") and not word.endswith("eed") and len(word) > 4:
        bare, formed = word[:-2], True
    bare = bare.removesuffix("e")
    doubled = len(bare) > 2 and bare[-1] == bare[-2]
    return (bare[:-1] if doubled else bare), formed


def is_form_of(phrase: Sequence[str], name: Sequence[str]) -> bool:
    """True where the words differ only in the forms of their verbs: `washed up`, `washing up`."""
    if len(phrase) != len(name):
        return False
    one, other = ([_stem(word) for word in words] for words in (phrase, name))
    return [bare for bare, _ in one] == [bare for bare, _ in other] and any(
        a != b and (formed or also)
        for a, b, (_, formed), (_, also) in zip(phrase, name, one, other, strict=True)
    )
