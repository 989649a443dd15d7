# acl.auth.php
# <?php exit()?>
# Written by konbit. Everybody reads, who was invited writes.
*	@ALL	1
*	@user	8
