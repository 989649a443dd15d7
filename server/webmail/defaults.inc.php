<?php

// Written by konbit: Debian's, beside a configuration that is not.
require '/etc/roundcube/defaults.inc.php';
