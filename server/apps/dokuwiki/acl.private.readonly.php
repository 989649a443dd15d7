# acl.auth.php
# <?php exit()?>
# Written by konbit. Who was invited reads, nobody writes.
*	@ALL	0
*	@user	1
