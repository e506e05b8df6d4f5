"""The page of a statement."""

from fastapi import APIRouter

router = APIRouter()
