"""How right commitments and targets are on contents marked by hand."""
