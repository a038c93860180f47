"""On the page of one row, each id that is a foreign key leads to the row that it names, and the row to its page of the site."""

from __future__ import annotations

from datasette import hookimpl
from datasette.utils import tilde_encode


@hookimpl
def extra_template_vars(datasette, database, table, view_name):
    """Give the row's template `targets`, the table of each foreign key by its column, `row_page(table, key)`, and whether the site is served."""
    if view_name != "row":
        return {}

    async def found() -> dict:
        keys = await datasette.get_database(database).foreign_keys_for_table(table)
        targets = {key["column"]: key["other_table"] for key in keys}
        has_site = any(mount == "site" for mount, _ in datasette.static_mounts)
        return {"targets": targets, "has_site": has_site, "row_page": lambda name, key: datasette.urls.row(database, name, tilde_encode(str(key)))}

    return found
