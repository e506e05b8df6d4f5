// Every page works without this; it only saves steps.
"use strict";
