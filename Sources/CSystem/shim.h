// The kind of file system a path lies on: a call that the Glibc module does not offer.
#include <sys/vfs.h>

// The magic number of statfs(2), or -1 where the path cannot be looked at.
static inline long long file_system_magic(const char *path) {
    struct statfs system;
    return statfs(path, &system) == 0 ? (long long)(unsigned int)system.f_type : -1;
}
