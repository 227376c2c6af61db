// Expat, the XML reader, as a module.
#include <expat.h>
