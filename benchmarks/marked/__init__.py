"""How right onrecord's figures and dates are, by what a reader marked in a corpus of news reports."""
