"""Answers to the survey as files: which headers mean what, and how a team can be written."""

from types import MappingProxyType

from leadpact.domain.fields import FieldType
from leadpact.domain.people import Team
from leadpact.domain.survey import proper_name, proper_product, proper_question
from leadpact.errors import EntryError
from leadpact.ingest.columns.values import fold
from leadpact.ingest.entries import Entry, EntryColumn, read_entries
from leadpact.store.database import Store
from leadpact.store.filter_choices import filter_choices
from leadpact.store.survey import Asks

ANSWER_COLUMNS = (
    EntryColumn(
        "person",
        "Person",
        FieldType.TEXT,
        (
            *("name", "who", "rep", "marketer", "respondent", "colleague", "employee", "owner"),
            *("mitarbeiter", "wer", "befragter", "personne", "nom", "persona", "nombre", "nome"),
            *("persoon", "naam"),
        ),
        needed=True,
    ),
    EntryColumn(
        "team",
        "Team",
        FieldType.TEXT,
        (
            *("department", "role", "group", "function", "abteilung", "bereich", "équipe"),
            *("service", "equipo", "departamento", "squadra", "reparto", "afdeling"),
        ),
        needed=True,
    ),
    EntryColumn(
        "question",
        "Question",
        FieldType.TEXT,
        (
            *("questions", "qualifying question", "answer", "asks", "text", "frage", "fragen"),
            *("pregunta", "preguntas", "domanda", "domande", "vraag", "vragen"),
        ),
        needed=True,
    ),
    EntryColumn(
        "product",
        "Product",
        FieldType.TEXT,
        (
            *("products", "produkt", "produkte", "produit", "produits", "producto", "productos"),
            *("prodotto", "prodotti", "producten"),
        ),
    ),
)

_TEAMS = MappingProxyType(
    {
        **dict.fromkeys(
            ("marketing", "marketer", "marketers", "mktg", "mkt", "demand generation", "márketing"),
            Team.MARKETING,
        ),
        **dict.fromkeys(
            (
                *("sales", "rep", "reps", "sales rep", "sales reps", "salesperson", "inside sales"),
                *("vertrieb", "verkauf", "ventes", "commercial", "ventas", "comercial"),
                *("vendite", "verkoop"),
            ),
            Team.SALES,
        ),
    }
)


def read_answers(store: Store, dataset_id: int, content: bytes, file_name: str) -> tuple[Asks, ...]:
    """The answers in a file; products are named as the data set names them.

    Raises FileError and EntryError as `read_entries` does, and EntryError, with line and column,
    for a cell that is no answer.
    """
    entries = read_entries(store, content, file_name, ANSWER_COLUMNS)
    if not entries:
        raise EntryError("the file has no answers", "Give one row for each person and question.")
    products = {fold(name): name for name in filter_choices(store, dataset_id).products}
    return tuple(_asks(entry, products) for entry in entries)


def _asks(entry: Entry, products: dict[str, str]) -> Asks:
    product = entry.text("product")
    known = None if product is None else products.get(fold(product), product)
    column = "Person"
    try:
        person = proper_name(entry.text("person") or "")
        column = "Question"
        question = proper_question(entry.text("question") or "")
        column = "Product"
        return Asks(person, _team(entry), question, proper_product(known))
    except EntryError as error:
        if error.message.startswith("line "):
            raise
        where = f"line {entry.line}, column '{column}'"
        raise EntryError(f"{where}: {error.message}", error.hint) from error


def _team(entry: Entry) -> Team:
    text = entry.text("team") or ""
    found = _TEAMS.get(fold(text))
    if found is None:
        raise EntryError(
            f"line {entry.line}, column 'Team': '{text[:60]}' is neither marketing nor sales",
            "Write marketing or sales.",
        )
    return found
