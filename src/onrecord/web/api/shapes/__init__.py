"""The shapes of the API's answers, as its OpenAPI document has them: what the ``as_dict`` of each entry gives.

They document and are tested; answers are not passed through them, for they were made of checked values, and checking
each again would take longer than finding it. A field may be added; none changes.
"""
