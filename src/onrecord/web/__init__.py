"""The record in a browser and over HTTP: ``create_app`` makes the application, ``serve`` runs it.

Needs the extra ``onrecord[web]``. Pages and API only read, and ask nothing but :class:`onrecord.Record`; corrections
are made only where they were allowed.
"""

from __future__ import annotations

from onrecord.web.app import create_app
from onrecord.web.serving import serve

__all__ = ["create_app", "serve"]
