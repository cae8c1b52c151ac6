"""Clean tables of leads, made by code: whatever is written of them has to come back unchanged."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CleanTable:
    """A table of text with its name in the ids of the cases; an empty text is an empty cell."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


_FIRST = ("Zoë", "Jürgen", "Anna", "Björn", "Chloé", "Ulla", "Søren", "Inês", "Tom", "Mária")
_LAST = ("Müller", "O'Brien", "García", "Weiß", "Smith", "Åberg", "d'Aubigné", "Kröger", "Lee")
_CITIES = ("Köln", "Dresden", "Zürich", "Málaga", "Bad Tölz", "Aix-en-Provence", "Rome")
_COMPANIES = (
    "Adler & Söhne GmbH",
    "Blue Harbor, Inc.",
    'The "Good" Pump Co.',
    "Nordlicht AG",
    "Ferrer; Pla y Cía",
    "",
)
_SOURCES = ("Web", "Trade fair", "Referral", "List", "")
_LONG = "Met at the fair; asked about the pumps, the price and the service contract. " * 6
_NOTES = (
    "",
    "Called twice, wants a quote",
    'Said "call me in May", then hung up',
    "First line\nsecond line, with a comma",
    "see https://example.com/a?b=1;c=2|d~e^f",
    _LONG.strip(),
    "Budget: 10,000; authority: yes",
    "Größe: 48 Zoll",
    "on the road until 10:30",
)


def _turn(texts: tuple[str, ...], number: int) -> str:
    return texts[number % len(texts)]


def _leads() -> CleanTable:
    """An export of a CRM: ids and zip codes with leading zeros, telephones, notes, empty cells."""
    columns = (
        *("Lead ID", "First Name", "Last Name", "Email", "Phone", "Zip"),
        *("City", "Company", "Created", "Amount", "Source", "Note"),
    )
    rows = tuple(
        (
            f"{n * 37:06}",
            _turn(_FIRST, n),
            _turn(_LAST, n),
            f"lead.{n}@example.com",
            f"+49 {221 + n} {n * 7919:07}" if n % 5 else "",
            f"{1067 + n * 13:05}",
            _turn(_CITIES, n),
            _turn(_COMPANIES, n),
            f"2025-{n % 12 + 1:02}-{n % 28 + 1:02}",
            f"{n * 1234.5:.2f}" if n % 4 else "",
            _turn(_SOURCES, n),
            _turn(_NOTES, n),
        )
        for n in range(1, 41)
    )
    return CleanTable("leads", columns, rows)


def _german() -> CleanTable:
    """Decimal commas, dates with dots, euro signs: what a German spreadsheet gives."""
    columns = ("Kundennr.", "Name", "Straße", "PLZ", "Ort", "Umsatz", "Währung", "Datum", "Notiz")
    rows = tuple(
        (
            f"{n:04}",
            f"{_turn(_LAST, n)}, {_turn(_FIRST, n)}",
            f"Ölweg {n}",
            f"{n * 97:05}",
            _turn(_CITIES, n),
            f"{n}.{n * 31 % 1000:03},{n % 100:02}",
            "€",
            f"{n % 28 + 1:02}.{n % 12 + 1:02}.2025",
            "" if n % 3 else f"„ruft zurück“ – {n} Stück à 5 €",
        )
        for n in range(1, 36)
    )
    return CleanTable("german", columns, rows)


def _wide() -> CleanTable:
    """Thirty columns, most of them seldom filled."""
    columns = ("Id", *(f"Field {n}" for n in range(1, 29)), "Größe")
    rows = tuple(
        (
            f"A-{row:03}",
            *(f"{row}/{n}" if n == 1 or (row * n) % 7 == 0 else "" for n in range(1, 28)),
            f"wert {row}",
            "groß" if row % 2 else "klein",
        )
        for row in range(1, 31)
    )
    return CleanTable("wide", columns, rows)


def _names() -> CleanTable:
    """A single column."""
    rows = tuple((f"{_turn(_FIRST, n)} {_turn(_LAST, n)}",) for n in range(40))
    return CleanTable("one-column", ("Full name",), rows)


def _pairs() -> CleanTable:
    """Two columns, the second one of free text and never empty."""
    rows = tuple((f"{n:05}", _turn(_NOTES, n) or "später") for n in range(1, 46))
    return CleanTable("two-columns", ("Number", "Remark"), rows)


def _typed() -> CleanTable:
    """Columns whose values tell their kind, every cell filled, and names that are words."""
    columns = ("Key", "Email", "Created", "Amount", "Town")
    rows = tuple(
        (
            f"{100_000 + n * 17}",
            f"person.{n}@example.org",
            f"2025-{n % 12 + 1:02}-{n % 28 + 1:02}",
            f"{n * 12.75:.2f}",
            _turn(_CITIES, n),
        )
        for n in range(1, 51)
    )
    return CleanTable("typed", columns, rows)


def _tricky() -> CleanTable:
    """Cells that look like marks of a format: all of them are just text."""
    texts = (
        "C:\\new\\table",
        "\\N",
        "NULL",
        "n/a",
        "=1+1",
        "  two blanks around  ",
        'a 48" rack',
        "'quoted'",
        "[1, 2]",
        '{"a": "b"}',
        "# no comment",
        "tab\there",
        "trailing backslash\\",
        "ends in a line end\n",
        "50 %",
    )
    rows = tuple(
        (f"{n}", _turn(texts, n), _turn(texts, n * 4 + 1), f"ß{n:03}", _turn(_FIRST, n))
        for n in range(1, 46)
    )
    return CleanTable("tricky", ("Nr", "What", "Why", "Code", "Who"), rows)


def _world() -> CleanTable:
    """Texts that no encoding of one byte holds."""
    names = ("Иван Петров", "Αθηνά", "山田太郎", "محمد", "שרה", "Nguyễn Thị", "🦊 Fox", "Łukasz")
    rows = tuple(
        (f"{n:03}", _turn(names, n), _turn(_NOTES, n), _turn(names, n + 3), f"{n}.5")
        for n in range(1, 33)
    )
    return CleanTable("world", ("ID", "名前", "Note", "Владелец", "Größe"), rows)


CLEAN_TABLES = (
    _leads(),
    _german(),
    _wide(),
    _names(),
    _pairs(),
    _typed(),
    _tricky(),
    _world(),
)
