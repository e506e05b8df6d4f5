"""When reports were written: the interval that each report's own words leave open, against its true day."""
