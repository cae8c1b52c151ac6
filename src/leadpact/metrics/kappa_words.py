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


def kappa_number(kappa: Kappa | None) -> str:
    """The number alone: "0.61"; "–" where it is undefined."""
    return "–" if kappa is None else two_digits(kappa.value)


def kappa_interval(kappa: Kappa | None) -> str:
    """Its interval: "[0.58–0.64]", "[−0.30 to 0.10]"; "undefined" where there is none."""
    if kappa is None:
        return "undefined"
    # A dash beside a minus could be read as either.
    until = " to " if kappa.low < 0 else "–"
    return f"[{two_digits(kappa.low)}{until}{two_digits(kappa.high)}]"


def short_kappa_words(kappa: Kappa | None) -> str:
    """The number with its letter: "κ 0.61"; "κ –" where it is undefined."""
    return f"κ {kappa_number(kappa)}"


def kappa_words(kappa: Kappa | None) -> str:
    """Kappa with its interval: "κ 0.61 [0.58–0.64]"; "κ –" where it is undefined."""
    return short_kappa_words(kappa) + ("" if kappa is None else f" {kappa_interval(kappa)}")


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


def two_digits(value: float) -> str:
    """A number of kappa's as "0.61"; minus is a sign, not a hyphen, and never "−0.00"."""
    return f"{round(value, 2) + 0.0:.2f}".replace("-", "−")
