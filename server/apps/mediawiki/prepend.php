<?php

// Written by konbit. PHP runs this before MediaWiki, whose code all wikis share: what is this wiki's own is in its tree.

define('MW_CONFIG_FILE', __DIR__ . '/LocalSettings.php');
