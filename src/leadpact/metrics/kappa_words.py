"""Kappa in words, as it is said wherever two graders are compared."""

from leadpact.domain.kappa import Kappa

_BANDS = (
    (0.0, "less agreement than by chance"),
    (0.2, "slight agreement"),
    (0.4, "fair agreement"),
    (0.6, "moderate agreement"),
    (0.8, "substantial agreement"),
    (1.0, "almost perfect agreement"),
)


def short_kappa_words(kappa: Kappa | None) -> str:
    """The number alone: "κ 0.61"; "κ –" where it is undefined."""
    return "κ –" if kappa is None else f"κ {_two(kappa.value)}"


def kappa_words(kappa: Kappa | None) -> str:
    """Kappa with its interval: "κ 0.61 [0.58–0.64]"; "κ –" where it is undefined."""
    if kappa is None:
        return "κ –"
    return f"{short_kappa_words(kappa)} [{_two(kappa.low)}–{_two(kappa.high)}]"


def agreement_words(kappa: Kappa | None) -> str:
    """How much agreement that is, by the bands of Landis and Koch (1977), as "fair agreement".

    Their bands reach up to 0.20, 0.40, 0.60, 0.80 and 1 and are conventions, not tests; they are
    applied to kappa as it is shown, with two digits.
    """
    if kappa is None:
        return "agreement cannot be measured"
    shown = round(kappa.value, 2)
    if shown < 0:
        return _BANDS[0][1]
    return next(words for top, words in _BANDS[1:] if shown <= top)


def _two(value: float) -> str:
    # Minus as a sign, not a hyphen, and no "-0.00".
    return f"{round(value, 2) + 0.0:.2f}".replace("-", "−")
