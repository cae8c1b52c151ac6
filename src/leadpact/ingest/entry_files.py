"""Reps and costs as files: which headers mean what, in several languages."""

from collections.abc import Sequence

from leadpact.domain.fields import FieldType
from leadpact.errors import EntryError
from leadpact.ingest.columns.values import fold
from leadpact.ingest.entries import Entry, EntryColumn, read_entries
from leadpact.store.database import Store
from leadpact.store.filter_choices import filter_choices
from leadpact.store.reps import Rep, list_reps
from leadpact.store.spend import Spend

REP_COLUMNS = (
    EntryColumn(
        "owner",
        "Rep",
        FieldType.TEXT,
        (
            *("owner", "lead owner", "name", "sales rep", "salesperson", "seller", "agent"),
            *("account executive", "sales", "vertriebler", "verkäufer", "vertriebsmitarbeiter"),
            *("mitarbeiter", "zuständig", "besitzer", "vendeur", "commercial", "propriétaire"),
            *("vendedor", "comercial", "propietario", "venditore", "proprietario", "verkoper"),
            "eigenaar",
        ),
        needed=True,
    ),
    EntryColumn(
        "capacity",
        "Leads a month",
        FieldType.NUMBER,
        (
            *("capacity", "capacity a month", "monthly capacity", "leads per month"),
            *("max leads", "kapazität", "leads pro monat", "leads im monat", "capacité"),
            *("leads par mois", "capacidad", "leads al mes", "leads por mes", "capacità"),
            *("capaciteit", "leads per maand"),
        ),
    ),
    EntryColumn(
        "quota",
        "Quota a month",
        FieldType.NUMBER,
        (
            *("quota", "monthly quota", "quota per month", "target", "goal", "sales target"),
            *("quote", "ziel", "umsatzziel", "soll", "vorgabe", "objectif", "quota mensuel"),
            *("cuota", "objetivo", "meta", "obiettivo", "doelstelling", "omzetdoel"),
        ),
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
    EntryColumn(
        "territory",
        "Territory",
        FieldType.TEXT,
        (
            *("territories", "country", "countries", "region", "market", "gebiet", "land"),
            *("länder", "vertriebsgebiet", "territoire", "pays", "territorio", "país", "países"),
            *("paese", "regione", "gebied", "landen"),
        ),
    ),
    EntryColumn(
        "since",
        "Since",
        FieldType.DATE,
        (
            *("start", "start date", "joined", "first day", "hired", "from", "seit", "beginn"),
            *("eintritt", "eintrittsdatum", "depuis", "début", "desde", "inicio", "dal", "sinds"),
        ),
    ),
)

SPEND_COLUMNS = (
    EntryColumn(
        "source",
        "Source",
        FieldType.TEXT,
        (
            *("lead source", "channel", "medium", "quelle", "kanal", "herkunft", "canal"),
            *("origine", "fuente", "origen", "fonte", "canale", "bron", "kanaal"),
        ),
        needed=True,
    ),
    EntryColumn(
        "month",
        "Month",
        FieldType.DATE,
        (
            *("date", "period", "monat", "datum", "zeitraum", "mois", "période", "mes", "fecha"),
            *("mese", "data", "maand", "periode"),
        ),
        needed=True,
        is_month=True,
    ),
    EntryColumn(
        "cost",
        "Cost",
        FieldType.NUMBER,
        (
            *("costs", "spend", "amount spent", "spent", "expense", "expenses", "budget"),
            *("amount", "kosten", "ausgaben", "aufwand", "betrag", "coût", "coûts", "dépenses"),
            *("coste", "costo", "gasto", "costi", "spesa", "uitgaven", "bedrag"),
        ),
        needed=True,
    ),
)


def read_reps(store: Store, dataset_id: int, content: bytes, file_name: str) -> tuple[Rep, ...]:
    """The reps in a file, named as the data set names them.

    Raises FileError and EntryError as `read_entries` does, and EntryError for a rep named twice.
    """
    entries = read_entries(store, content, file_name, REP_COLUMNS)
    names = _known([rep.owner for rep in list_reps(store, dataset_id)])
    found: dict[str, Entry] = {}
    for entry in entries:
        owner = _named(entry, "owner", names)
        if owner in found:
            raise EntryError(
                f"line {entry.line}: the rep '{owner}' stands in line {found[owner].line} already",
                "Keep one row for each rep.",
            )
        found[owner] = entry
    return tuple(
        Rep(
            owner,
            entry.number("capacity"),
            entry.number("quota"),
            entry.text("product"),
            entry.text("territory"),
            entry.day("since"),
        )
        for owner, entry in found.items()
    )


def read_spend(store: Store, dataset_id: int, content: bytes, file_name: str) -> tuple[Spend, ...]:
    """The costs in a file, added up by source and month; sources as the data set names them.

    Raises FileError and EntryError as `read_entries` does.
    """
    names = _known(filter_choices(store, dataset_id).sources)
    total: dict[tuple[str, str], Spend] = {}
    for entry in read_entries(store, content, file_name, SPEND_COLUMNS):
        month, cost = entry.day("month"), entry.number("cost")
        if month is None or cost is None:
            continue
        source = _named(entry, "source", names)
        key = (source, month.isoformat())
        before = total[key].cost if key in total else 0.0
        total[key] = Spend(source, month, before + cost)
    return tuple(total.values())


def _known(names: Sequence[str]) -> dict[str, str]:
    return {fold(name): name for name in names}


def _named(entry: Entry, column: str, names: dict[str, str]) -> str:
    text = entry.text(column) or ""
    return names.get(fold(text), text)
