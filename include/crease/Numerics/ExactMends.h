#ifndef M
#define M
#include <cstdint>
#include <cstddef>
namespace crease { namespace numerics { namespace exact {
struct Mend { uint32_t input, result; };
struct NoMends{};
constexpr Mend sigmoidMends[]={{0x7fffffff,0x7fc00000}};
constexpr Mend siluMends[]={{0x7fffffff,0x7fc00000}};
constexpr Mend quickGeluMends[]={{0x7fffffff,0x7fc00000}};
constexpr Mend geluTanhMends[]={{0x7fffffff,0x7fc00000}};
constexpr Mend tanhMends[]={{0x7fffffff,0x7fc00000}};
constexpr Mend eluMends[]={{0x7fffffff,0x7fc00000}};
constexpr Mend seluMends[]={{0x7fffffff,0x7fc00000}};
constexpr Mend mishMends[]={{0x7fffffff,0x7fc00000}};
constexpr Mend softplusMends[]={{0x7fffffff,0x7fc00000}};
constexpr Mend logSigmoidMends[]={{0x7fffffff,0x7fc00000}};
constexpr Mend geluMends[]={{0x7fffffff,0x7fc00000}};
constexpr Mend hardSwishMends[]={{0x7fffffff,0x7fc00000}};
}}}
#endif
