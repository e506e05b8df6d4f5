"""One statement, many reports: an invented corpus whose versions and discrepancies are known, and its scorer."""
