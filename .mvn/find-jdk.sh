# Sourced by mvnw and nas. Finds a JDK without starting one: its `release` file tells the version.

# find_jdk VERSION PROGRAM: sets `jdk` to the home of a JDK of that version or newer that has bin/PROGRAM,
# and `jdk_release` to its full version; or says where it looked, and fails.
find_jdk() {
  jdk=${JAVA_HOME:-}
  is_jdk "$jdk" "$@" && return
  if jdk=$(command -v java) && jdk=$(readlink -f "$jdk"); then
    jdk=${jdk%/bin/java}
    is_jdk "$jdk" "$@" && return
  fi
  for jdk in /usr/lib/jvm/* "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* /opt/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    is_jdk "$jdk" "$@" && return
  done
  cat >&2 <<END
No JDK $1 or newer with bin/$2 was found. Looked at JAVA_HOME [${JAVA_HOME:-not set}], the java on the PATH
[$(command -v java || echo none)], /usr/lib/jvm, ~/.sdkman/candidates/java, ~/.jdks, /opt and
/Library/Java/JavaVirtualMachines.
Maybe install a JDK $1 (from adoptium.net, or with your package manager), or set JAVA_HOME to the one you have.
END
  return 1
}

# is_jdk HOME VERSION PROGRAM
is_jdk() {
  [ -x "$1/bin/$3" ] && [ -r "$1/release" ] || return 1
  jdk_release=
  while IFS='=' read -r jdk_key jdk_value || [ -n "$jdk_key" ]; do
    case $jdk_key in
      JAVA_VERSION | JAVA_RUNTIME_VERSION)
        jdk_release=${jdk_value#\"}
        jdk_release=${jdk_release%\"*}
        [ "$jdk_key" = JAVA_VERSION ] || break # the runtime version tells more
        ;;
    esac
  done <"$1/release"
  jdk_major=${jdk_release%%[!0-9]*}
  [ "${jdk_major:-0}" -ge "$2" ]
}
