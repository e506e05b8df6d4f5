"""How the shipped model is made and measured; needs torch, and is never imported by the package."""
