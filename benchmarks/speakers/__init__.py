"""How often onrecord names the right speaker, by annotations of sources in a corpus of news reports.

:mod:`.annotated` reads what a reader named, :mod:`.sources` runs onrecord on the same sources, :mod:`.matching` says
whether two names are one entity's and what a source's verdicts are worth, :mod:`.scoring` counts.
"""
