"""onrecord: an auditable record of public statements, read from news reports."""

__version__ = "0.1.0"
