"""The finder of dates against libraries, on tables of cases."""
