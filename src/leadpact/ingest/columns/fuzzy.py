"""Headers that are misspelt: near a header we know, and no other word of their own."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from leadpact.domain.fields import Kind, fields_of
from leadpact.ingest.columns.dictionaries import (
    all_dictionaries,
    common_dictionary,
    crm_dictionaries,
)
from leadpact.ingest.columns.headers import fold_header, words_of


@dataclass(frozen=True)
class Near:
    """A field, and how near the header comes to one of its own (0 to 1)."""

    field: str
    score: float


def nearest_field(kind: Kind, header: str) -> Near | None:
    """The field that a misspelt header means; None where it may as well mean something else.

    "Frist Name", "E-Mail Adress" and "Comapny" are misspelt; "County", "Contract ID" and "Close
    Date" are not: they are other words. So a word that is right as it stands is never mended: a
    letter may be wrong in a word of six, two in a word of ten, one may be missing in a word of
    five, and in a shorter word two neighbours may have changed places. Two fields equally near
    say nothing.
    """
    words = tuple(word for word in _words(header) if word not in _FILLERS)
    joined = "".join(words)
    known = _known(kind)
    if joined in known:
        return Near(known[joined].field, 1) if len(words) < len(_words(header)) else None
    near = process.extract(
        joined, known.keys(), scorer=OSA.normalized_similarity, score_cutoff=_CUTOFF, limit=_MOST
    )
    fitting = [
        (score, known[other].field)
        for other, score, _ in near
        if _misspelt(words, known[other].words)
    ]
    best = [field for score, field in fitting if score == max(fitting)[0]]
    return Near(best[0], max(fitting)[0]) if len(set(best)) == 1 else None


_CUTOFF = 0.75
_MOST = 8
_ONE_LETTER = 6
_TWO_LETTERS = 10
_MISSING = 5
_SWAPPED = 4
_FILLERS = frozenset("your please enter the required optional mandatory pflichtfeld".split())

# Words that are right as they stand, although one letter makes them another word of ours.
_RIGHT = frozenset(
    """account accounts amounts author authors capital client clients close closed contacted
    contents contract contracts counter counties county create creator cruise customs data
    deal deals estate event events expected form former forms goal head house industrial
    initial interests issue items language last latest leader leads least load local
    location longest lost mail mailing main mobile model modified name names nation native
    nature needs note number numbers order orders origin page paid paper parent partner
    person personal persons phone place plan plans position post price prior private produce
    producer production profit program project quote rank rate rates read reader reasons
    record recruit region resource resources result results return role room sale sales
    score scores season second section sector session share shares side size sized skill
    sold sort sound sources spend stable staff stake start state states station statue
    statute store street structure studio style subject sum table tag task team term test
    tile time times titled total town track trade type unit units update updated upload user
    value vendor version video view viewer visa visitor visitors vista volume website week
    weight word work worker year zone""".split()
)


@dataclass(frozen=True)
class _Known:
    field: str
    words: tuple[str, ...]


def _misspelt(words: tuple[str, ...], known: tuple[str, ...]) -> bool:
    if len(words) == len(known):
        return all(_mends(word, other) for word, other in zip(words, known, strict=True))
    # Words that were run together or apart: no word of one's own may stand among them.
    own = {word for word in words if word not in known and word != "e"}
    if any(len(word) == 1 or _is_right(word) for word in own):
        return False
    return _mends("".join(words), "".join(known), most=1)


def _mends(word: str, known: str, most: int = 2) -> bool:
    if word == known:
        return True
    if _is_right(word) or _digits(word) != _digits(known):
        return False
    longer = max(len(word), len(known))
    swapped = longer >= _SWAPPED and sorted(word) == sorted(known)
    # Nobody gets the first letter wrong: "poutcome" is a word of its own.
    if word[:1] != known[:1] and not swapped:
        return False
    missing = len(word) < len(known) == _MISSING
    allowed = (longer >= _ONE_LETTER) + (longer >= _TWO_LETTERS)
    return OSA.distance(word, known) <= min(most, max(allowed, missing, swapped))


def _is_right(word: str) -> bool:
    return word in _RIGHT or word in _lexicon()


def _digits(word: str) -> str:
    return "".join(mark for mark in word if mark.isdigit())


def _words(header: str) -> tuple[str, ...]:
    words = words_of(header)
    return ("email", *words[2:]) if words[:2] == ("e", "mail") else words


@cache
def _lexicon() -> Collection[str]:
    """All words of English headers we know: right as they stand, whatever they are near to."""
    english = (common_dictionary(), *crm_dictionaries())
    named = (
        name for kind in Kind for field in fields_of(kind) for name in (field.name, field.label)
    )
    known = (
        header
        for one in english
        for kind in Kind
        for headers in one.headers(kind).values()
        for header in headers
    )
    left = (header for one in english for header in one.leave)
    return frozenset(word for header in (*named, *known, *left) for word in _words(header))


@cache
def _known(kind: Kind) -> Mapping[str, _Known]:
    left = {fold_header(header) for one in all_dictionaries() for header in one.leave}
    known: dict[str, _Known] = {}
    for field, headers in _headers(kind).items():
        for header in headers:
            if fold_header(header) not in left:
                words = _words(header)
                known.setdefault("".join(words), _Known(field, words))
    return known


@cache
def _headers(kind: Kind) -> Mapping[str, tuple[str, ...]]:
    """Every header that any dictionary gives a field, the field's own names first."""
    return {
        field.name: (
            field.name,
            field.label,
            *(
                header
                for dictionary in all_dictionaries()
                for header in dictionary.headers(kind).get(field.name, ())
            ),
        )
        for field in fields_of(kind)
    }
