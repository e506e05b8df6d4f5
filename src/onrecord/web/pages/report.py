"""The page of a report."""

from fastapi import APIRouter

router = APIRouter()
