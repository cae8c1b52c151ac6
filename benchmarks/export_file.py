"""A lead export as people have it: 30 columns, and about one cell in a hundred dirty."""

from pathlib import Path

import duckdb

_ROWS = """
copy (
    with numbered as (
        select
            range as n,
            cast(hash(range) >> 1 as bigint) as h,
            cast(hash(range + 1000000007) >> 1 as bigint) as g
        from range($rows)
    ),
    dated as (
        select *, date '2022-01-01' + cast(h % 1400 as integer) as created from numbered
    )
    select
        printf('L-%08d', n) as "Lead ID",
        case when h % 97 = 0 then 'n/a' else printf('p%d@firm%d.example', n, g % 90000) end
            as "Email",
        ['Ann', 'Bo', 'Carla', 'Dmitri', 'Élodie', 'Farid'][h % 6 + 1] as "First Name",
        printf('Name%d', g % 50000) as "Last Name",
        printf('Firm %d, Inc.', g % 90000) as "Company",
        ['CEO', 'Head of IT', 'Buyer', 'Student', 'Clerk', ''][g % 6 + 1] as "Job Title",
        ['Germany', 'France', 'Spain', ' Italy ', 'Select', 'Austria'][h // 7 % 6 + 1] as "Country",
        ['IT', 'Sales', 'Procurement', ''][h // 11 % 4 + 1] as "Department",
        ['Manufacturing', 'Retail', 'Software', 'Select'][h // 13 % 4 + 1] as "Industry",
        case when h % 101 = 0 then 'about 50' else cast(g % 3000 as varchar) end as "Employees",
        case when g % 103 = 0 then '-' else cast(g % 900000 as varchar) || '.50' end
            as "Annual Revenue",
        ['Google', 'google', 'Trade fair', 'List', 'Referral'][g // 7 % 5 + 1] as "Lead Source",
        printf('Campaign %d', h // 17 % 40) as "Campaign",
        ['Net new', 'Cross-sell', 'Up-sell', ''][g // 19 % 4 + 1] as "Relationship",
        ['yes', 'no', ''][h // 23 % 3 + 1] as "Known Contact",
        cast(h // 29 % 20 as varchar) as "Visits",
        case when h % 107 = 0 then 'many' else cast(h // 31 % 60 as varchar) end as "Page Views",
        cast(h // 37 % 4 as varchar) as "Downloads",
        ['yes', 'no', 'no', 'no'][g // 41 % 4 + 1] as "Wants Contact",
        ['now', 'within 3 months', '6 months', ''][g // 43 % 4 + 1] as "Timeline",
        ['yes', 'no', ''][h // 47 % 3 + 1] as "Budget",
        case when h % 997 = 0 then 'unknown date' else cast(created as varchar) end
            as "Created Date",
        case when h // 53 % 9 = 0 then 'Won' when h // 53 % 9 < 4 then 'Lost' else 'Open' end
            as "Outcome",
        case when h // 53 % 9 = 0
            then cast(created + cast(g % 120 as integer) as varchar) || ' 10:15:00' end
            as "Won Date",
        case when h // 53 % 9 = 0 then cast(g % 90000 as varchar) || '.00' end as "Amount",
        printf('Rep %d', g // 59 % 60) as "Owner",
        printf('+49 30 %07d', g % 9999999) as "Phone",
        printf('%05d', h // 61 % 99999) as "Zip",
        cast(h // 67 % 100 as varchar) as "Fit Index",
        'Met at the fair; "ask again" ' || cast(h % 1000 as varchar) as "Notes"
    from dated
) to '{path}' (header, delimiter ',')
"""


def export_file(folder: Path, rows: int) -> Path:
    """The file with so many rows, written once and kept in the folder."""
    path = folder / f"export-{rows}.csv"
    if not path.exists():
        partial = path.with_suffix(".partial")
        with duckdb.connect() as connection:
            connection.execute("set preserve_insertion_order = true")
            quoted = str(partial).replace("'", "''")
            connection.execute(_ROWS.replace("{path}", quoted), {"rows": rows})
        partial.rename(path)
    return path
