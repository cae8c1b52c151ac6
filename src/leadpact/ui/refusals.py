"""What the store refused, said on the page until something is done again."""

from collections.abc import Callable

from leadpact.errors import LeadpactError
from leadpact.ui.boundary import show_error
from leadpact.ui.state import put_in, text_in

_MESSAGE = "agreement-refused"
_HINT = "agreement-refused-hint"


def tried(do: Callable[[], object]) -> bool:
    """Do it, and say whether it was done; what was refused is shown in the next run."""
    try:
        do()
    except LeadpactError as error:
        put_in(_MESSAGE, error.message)
        put_in(_HINT, error.hint)
        return False
    put_in(_MESSAGE, "")
    return True


def show_refusal() -> None:
    """What was refused last, and what to do next; nothing once something was done since."""
    message, hint = text_in(_MESSAGE), text_in(_HINT)
    if message and hint:
        show_error(message, hint)
