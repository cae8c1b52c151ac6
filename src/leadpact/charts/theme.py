"""The colours of every chart, safe for colour-blind eyes and in grey print, for both themes."""

from dataclasses import dataclass

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif"
TICK_SIZE = 14
LABEL_SIZE = 16


@dataclass(frozen=True)
class Palette:
    """One theme's colours as CSS hex.

    `grades` are those of A to D and `on_grades` the colours of text that lies on them; `band` is
    where a target lies; `surface` what the chart stands on.
    """

    grades: tuple[str, str, str, str]
    on_grades: tuple[str, str, str, str]
    marketing: str
    sales: str
    good: str
    watch: str
    bad: str
    ink: str
    muted: str
    grid: str
    band: str
    surface: str


LIGHT = Palette(
    grades=("#08519c", "#4292c6", "#9ecae1", "#d0d4d9"),
    on_grades=("#ffffff", "#16212c", "#16212c", "#16212c"),
    marketing="#a83b84",
    sales="#c97a00",
    good="#1b7f5c",
    watch="#a86a00",
    bad="#b42318",
    ink="#16212c",
    muted="#5b6876",
    grid="#e1e4e8",
    band="#d3e7df",
    surface="#ffffff",
)

DARK = Palette(
    grades=("#6db1ff", "#3f86cf", "#2b5784", "#46515c"),
    on_grades=("#0f151c", "#0f151c", "#e8edf2", "#e8edf2"),
    marketing="#e07fc0",
    sales="#f0a63a",
    good="#5bc29a",
    watch="#f0b45a",
    bad="#ff8a7a",
    ink="#e8edf2",
    muted="#9aa7b4",
    grid="#2a3440",
    band="#1e3d35",
    surface="#161d26",
)
