// SHA-256 from libsodium.
#include <sodium.h>
