"""Which names of columns say that they are known only after the outcome.

English, German, French and Spanish, without accents, word by word: "closest store" is not "close".
Words that mean something else in a header are left out on purpose: "Abschluss" is a degree too,
"estado" and "state" are places, a "conversion" can be a form, "signed" a newsletter.
"""

import re
from unicodedata import combining, normalize

_EARLIER = frozenset(
    "previous prior earlier past former vorherige vorheriger frueher fruehere precedent precedente"
    " anterior anteriores".split()
)
_OUTCOME = frozenset(
    "won lost win loss closed close closing outcome converted purchased deal deals rejected"
    " rejection disqualified closedate closedwon closedlost lostreason"
    " gewonnen verloren verlust verlustgrund abschlussdatum abschlussgrund vertragsabschluss"
    " verkaufsabschluss auftrag auftragswert auftragsdatum absage absagegrund ablehnung"
    " ablehnungsgrund storno"
    " gagne gagnee perdu perdue perte cloture cloturee refus"
    " ganado ganada perdido perdida cierre cerrado cerrada rechazo rechazado".split()
)
_TALK = frozenset(
    "call calls phone telephone talk conversation meeting anruf gesprach gesprachs telefonat"
    " appel entretien llamada conversacion".split()
)
_DURATION = frozenset("duration dauer duree duracion".split())
_TALK_DURATION = frozenset(
    "anrufdauer anrufsdauer gesprachsdauer telefondauer telefonatsdauer".split()
)
_LENGTH = _DURATION | frozenset("length minutes seconds minuten sekunden secondes minutos".split())
_UNITS = frozenset("in s sec secs seconds min mins minutes sekunden minuten secondes".split())
_RESULT = frozenset("result results disposition ergebnis resultat resultado".split())
_TALK_RESULT = frozenset("anrufergebnis gesprachsergebnis".split())
_STANDING = frozenset("status stage statut".split())
_STANDING_OF_A_SALE = frozenset("lifecyclestage dealstage leadstatus pipelinestage".split())
_OF_A_SALE = frozenset(
    "lead deal sales sale opportunity pipeline lifecycle final after vertrieb verkauf nach"
    " vente apres venta despues".split()
)
_VERDICT = frozenset(
    "quality rating relevance assessment verdict temperature"
    " bewertung qualitat einschatzung qualite evaluation calidad valoracion calificacion"
    " relevancia".split()
)
_ENDED = frozenset(
    "won lost closed gewonnen verloren gagne gagnee perdu perdue ganado ganada perdido".split()
)


def why_named_so(name: str) -> str | None:
    """Why a column of that name is known only after the outcome, or None."""
    words = _words(name)
    if words & _EARLIER:
        return None
    ending = sorted(words & _OUTCOME)
    if ending:
        return f'by its name ("{ending[0]}") it tells how the lead ended'
    if words & _TALK_DURATION or (words & _TALK and words & _LENGTH) or _is(words, _DURATION):
        return "how long a call took is known only after the call"
    if words & _TALK_RESULT or (words & _TALK and words & _RESULT) or _is(words, _RESULT):
        return "what came of a call is known only after the call"
    of_a_sale = words & _OF_A_SALE or _is(words, _STANDING)
    if words & _STANDING_OF_A_SALE or (words & _STANDING and of_a_sale):
        return "it tells where the lead stands now, not where it stood when it came in"
    return None


def names_a_verdict(name: str) -> bool:
    """Whether the name is that of somebody's verdict on the lead, such as a rating."""
    return bool(_words(name) & _VERDICT)


def names_an_end(value: str) -> bool:
    """Whether a value speaks of a lead that was won, lost or closed."""
    return bool(_words(value) & _ENDED)


def _is(words: frozenset[str], wanted: frozenset[str]) -> bool:
    """Whether the name is one of the wanted words alone, apart from a unit."""
    return bool(words & wanted) and words <= wanted | _UNITS


def _words(name: str) -> frozenset[str]:
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    folded = "".join(c for c in normalize("NFKD", parted.casefold()) if not combining(c))
    return frozenset(re.findall(r"[a-z0-9]+", folded))
