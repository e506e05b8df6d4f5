"""Pieces of SQL that the queries of many modules are made of."""

from __future__ import annotations

from typing import Final

#: One value, a JSON list: one prepared statement for any length.
IN: Final = "IN (SELECT value FROM json_each(?))"

#: Of an attribution ``a``: no correction has refused it.
HELD: Final = "NOT EXISTS (SELECT 1 FROM refused x WHERE x.attribution = a.key)"
