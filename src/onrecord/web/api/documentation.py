"""The API's document as a page for people: every call with its parameters, from the same source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from onrecord.web import rendering

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a call, in words."""

    name: str
    values: str
    description: str
    required: bool


@dataclass(frozen=True, slots=True)
class Call:
    """A call of the API."""

    method: str
    path: str
    description: str
    parameters: tuple[Parameter, ...]
    direct: bool  # can be opened as it stands


@router.get("/docs")
def documentation(request: Request) -> Response:
    """Every call of the API, with its parameters."""
    from onrecord.web import api

    return rendering.page(request, "api.html", calls=calls(api.document()), prefix=api.PREFIX)


def calls(document: dict[str, Any]) -> list[Call]:
    """The calls of an OpenAPI document, in its order."""
    found = []
    for path, methods in document["paths"].items():
        for method, call in methods.items():
            parameters = tuple(
                Parameter(
                    one["name"],
                    _values(one["schema"]),
                    one.get("description", one["schema"].get("description", "")),
                    one.get("required", False),
                )
                for one in call.get("parameters", ())
            )
            direct = method == "get" and not any(one.required for one in parameters)
            found.append(Call(method.upper(), path, call.get("description", ""), parameters, direct))
    return found


def _values(schema: dict[str, Any]) -> str:
    """Which values a parameter takes, in a few words."""
    kinds = [one for one in schema.get("anyOf", [schema]) if one.get("type") != "null"]
    schema = kinds[0] if kinds else schema
    if "enum" in schema:
        return ", ".join(map(str, schema["enum"]))
    if "const" in schema:
        return str(schema["const"])
    words = {"integer": "a number", "boolean": "true or false", "string": "text"}.get(schema.get("type", ""), "")
    if "minimum" in schema and "maximum" in schema and schema["maximum"] < 10_000:
        return f"{schema['minimum']} to {schema['maximum']}"
    return words
