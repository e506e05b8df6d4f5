"""What many reports say together: the second stage, over the record.

:func:`reconcile` decides who the entities of the single texts are, from knowledge packs and from what the record holds.
It knows the types, the store and the knowledge; no analysis.
"""

from onrecord.reconcile.reconciling import Reconciled, reconcile

__all__ = ["Reconciled", "reconcile"]
