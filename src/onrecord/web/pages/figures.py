"""The page of figures."""

from fastapi import APIRouter

router = APIRouter()
