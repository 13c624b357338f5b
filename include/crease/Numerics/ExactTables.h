//===- ExactTables.h - Coefficients of the level `exact` --------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Written by scripts/numerics/exact_tables.py. Do not edit.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_EXACTTABLES_H
#define CREASE_NUMERICS_EXACTTABLES_H

#include "crease/Numerics/Wide.h"

namespace crease {
namespace numerics {

/// 16 / log(2).
constexpr double exactSixteenths = 0x1.71547652b82fep4;

/// log(2) / 16, its leading part
constexpr double exactStep = 0x1.62e42fefa39efp-5;

/// and the rest.
constexpr double exactStepLow = 0x1.abc9e3b39803fp-60;

/// 2^(j/16), less j 2^48 in its bits: adding n 2^48 to them with
/// n = 16 k + j gives 2^(n/16).
constexpr WideTable16 exactPowers = {{
    1.0, 0x1.fb5586cf9890fp-1, 0x1.f72b83c7d517bp-1, 0x1.f387a6e756238p-1,
    0x1.f06fe0a31b715p-1, 0x1.edea64c123422p-1, 0x1.ebfdad5362a27p-1,
    0x1.eab07dd485429p-1, 0x1.ea09e667f3bcdp-1, 0x1.ea11473eb0187p-1,
    0x1.eace5422aa0dbp-1, 0x1.ec49182a3f09p-1, 0x1.ee89f995ad3adp-1,
    0x1.f199bdd85529cp-1, 0x1.f5818dcfba487p-1, 0x1.fa4afa2a490dap-1}};

/// Q of exp(r) - 1 = r (1 + r Q(r)) on +-log(2)/32: relative error 2^-49.5,
/// of exp(r) 2^-55.0.
constexpr double exactExpm1[] = {
    0x1p-1, 0x1.55555554dd44bp-3, 0x1.55555555194d1p-5, 0x1.11120af7211b8p-7,
    0x1.6c17bb5211739p-10};

/// 15 / (15 + j), rounded to double.
constexpr WideTable16 exactInverse = {{
    1.0, 0x1.ep-1, 0x1.c3c3c3c3c3c3cp-1, 0x1.aaaaaaaaaaaabp-1,
    0x1.9435e50d79436p-1, 0x1.8p-1, 0x1.6db6db6db6db7p-1, 0x1.5d1745d1745d1p-1,
    0x1.4de9bd37a6f4ep-1, 0x1.4p-1, 0x1.3333333333333p-1, 0x1.2762762762762p-1,
    0x1.1c71c71c71c72p-1, 0x1.1249249249249p-1, 0x1.08d3dcb08d3ddp-1, 0x1p-1}};

/// -log of these doubles.
constexpr WideTable16 exactLogInverse = {{
    0.0, 0x1.08598b59e3a07p-4, 0x1.005588ad375aep-3, 0x1.7565011e49675p-3,
    0x1.e41fccb76b0d7p-3, 0x1.269621134db92p-2, 0x1.588c2d913348fp-2,
    0x1.882f1ef83ed45p-2, 0x1.b5b3e24235e88p-2, 0x1.e148a1a2726cep-2,
    0x1.058aefa811452p-1, 0x1.199fac68b4ab8p-1, 0x1.2cf25fad8f1c3p-1,
    0x1.3f91275240811p-1, 0x1.5188a4a02d7fep-1, 0x1.62e42fefa39efp-1}};

/// Q of log(1 + r) = r (1 + r Q(r)) on [-1/32, 1/30]: relative
/// error 2^-65.9.
constexpr double exactLog1p[] = {
    -0x1p-1, 0x1.5555555555555p-2, -0x1.ffffffffffeb8p-3, 0x1.999999999c2c3p-3,
    -0x1.55555557c0372p-3, 0x1.249248fd04b91p-3, -0x1.ffffcca6fdb6bp-4,
    0x1.c71e21c0af1d6p-4, -0x1.9a7909f93a139p-4, 0x1.71a3d04693934p-4};

/// g(a) = Phi(-a) exp(a^2/2) for a + 1 in [1, 16), four intervals to
/// an octave: a polynomial in t = m - 1/8, where m is the mantissa of
/// a + 1 less its leading two bits. The index is made of the low two
/// bits of the exponent field and these two of the mantissa. Relative
/// error at most 2^-53.5. A constant is lowered by 2^-53, so that
/// g(0) < 1/2 on the machine also.
constexpr WideTable16 exactGelu[] = {
    {{
        0x1.d898de09c6f19p-3, 0x1.7b5abd2fd03adp-3, 0x1.3aadddf19e98p-3,
        0x1.0bb968cded93fp-3, 0x1.b396f9cf1e26p-4, 0x1.5b5acd3b15fbbp-4,
        0x1.201fa9259b7acp-4, 0x1.eba5fe5b14b2ap-5, 0x1.9269722f50cddp-5,
        0x1.43a38ae46ed46p-5, 0x1.0e7dcd1d93192p-5, 0x1.d087ad6e0cbf6p-6,
        0x1.d0af2b9f3f96cp-2, 0x1.84b705ec74443p-2, 0x1.4b1de1265fdfap-2,
        0x1.1e7c2d26d017dp-2}},
    {{
        -0x1.c49321dc9c383p-3, -0x1.3253b6cdb4c64p-3, -0x1.b405cc6b87d06p-4,
        -0x1.432b1910e5ccfp-4, -0x1.b6038a80903c9p-4, -0x1.1be2c5acaa9ddp-4,
        -0x1.8b195531b3873p-5, -0x1.21ae9268527c7p-5, -0x1.86b8437ca5cfdp-5,
        -0x1.fbf2cfdc6dcc6p-6, -0x1.63cfc8735facp-6, -0x1.06cdbe7c1ecddp-6,
        -0x1.5e6e6dc95b723p-2, -0x1.06bfb10497cb7p-2, -0x1.93234d0a8ef29p-3,
        -0x1.3baf57769aa07p-3}},
    {{
        0x1.7b79d1bfca9cfp-3, 0x1.bd45f4ef48356p-4, 0x1.15aa6bd488cb1p-4,
        0x1.6c5e3c927cb84p-5, 0x1.a29f04f4ff847p-4, 0x1.bfbaed8d60a1bp-5,
        0x1.07e3e93700dcep-5, 0x1.4ea50718ea867p-6, 0x1.7625d6555faeap-5,
        0x1.8af23eaa8d267p-6, 0x1.d0fb6385ac0dfp-7, 0x1.27e80535b5cd5p-7,
        0x1.a4e15de61428ap-3, 0x1.222f238abb57ep-3, 0x1.9a45b22626679p-4,
        0x1.28beedc5d8e33p-4}},
    {{
        -0x1.1f33fe5ba772bp-3, -0x1.2962f462b87dp-4, -0x1.49badda1251fdp-5,
        -0x1.838c5241004c5p-6, -0x1.7e8220e103713p-4, -0x1.55bc008c2d6f9p-5,
        -0x1.57ff859618f9ap-6, -0x1.7b5fb856fe99dp-7, -0x1.6189189b2be9p-5,
        -0x1.305575efc77adp-6, -0x1.2ddfa2851ae2fp-7, -0x1.4b934f0a935f1p-8,
        -0x1.b02b1fe3f83f8p-4, -0x1.15c9232370e4p-4, -0x1.6e920728d942fp-5,
        -0x1.ef9f7e801f4d7p-6}},
    {{
        0x1.8ff2a58d04692p-4, 0x1.721ebe31cdc48p-5, 0x1.70c53ca78fbc9p-6,
        0x1.87b71017321afp-7, 0x1.4fb4a0c0800fp-4, 0x1.fa3b677d71909p-6,
        0x1.b643d5fcfc6bbp-7, 0x1.a6741523baff7p-8, 0x1.49cbdba382c45p-5,
        0x1.d0ed67da8990dp-7, 0x1.857df7c079ef5p-8, 0x1.71c8031d372f7p-9,
        0x1.89deabe7d4a57p-5, 0x1.dc32d9e82c5afp-6, 0x1.27b80fe96282fp-6,
        0x1.78a81433a414cp-7}},
    {{
        -0x1.038d10ff56f91p-4, -0x1.b17803c2fb8abp-6, -0x1.87595809411c9p-7,
        -0x1.7a617d69c60eep-8, -0x1.1c0d0d8208205p-4, -0x1.6caa288a6d7d2p-6,
        -0x1.1138dc9ab6343p-7, -0x1.ce785bb2c0598p-9, -0x1.2fdca5ff6617p-5,
        -0x1.601bb3ec63a79p-7, -0x1.f36e8a8d1ca9ap-9, -0x1.9a75a9cd889cfp-10,
        -0x1.460a90eac8c49p-6, -0x1.7506fdef7ac5fp-7, -0x1.b6a736b310c39p-8,
        -0x1.08ab2aee0603ap-8}},
    {{
        0x1.3cf8a3e5c149bp-5, 0x1.e145f6cac41e8p-7, 0x1.8c5d485b0ded3p-8,
        0x1.5ee01a50fd9a9p-9, 0x1.d0dbc4cf0cddcp-5, 0x1.ffea89f8d29c7p-7,
        0x1.4dc8ce2802118p-8, 0x1.f218716d7ec9ep-10, 0x1.14a23bc222faap-5,
        0x1.0872f4b34442ap-7, 0x1.3e4151dac93a3p-9, 0x1.c5826c36b10aep-11,
        0x1.f1fd59218173dp-8, 0x1.0ed65c322a82p-8, 0x1.2ee7e9d1dcd06p-9,
        0x1.5bd19739ff5fp-10}},
    {{
        -0x1.6ed9faea52671p-6, -0x1.fd83365e648d6p-8, -0x1.80e690c381229p-9,
        -0x1.397eac28b6ee1p-10, -0x1.70cd45fb64607p-5, -0x1.5eaec40ead3a6p-7,
        -0x1.8ff51a245321bp-9, -0x1.081490227962fp-10, -0x1.f1e2fc297f6cep-6,
        -0x1.8a00232fa4b2cp-8, -0x1.932ed649b316p-10, -0x1.f2caba977a163p-12,
        -0x1.62d5502689898p-9, -0x1.7047c5501119p-10, -0x1.892321dd1bc9dp-11,
        -0x1.af0c28cc2f06ep-12}},
    {{
        0x1.94a90f3753c85p-7, 0x1.025c90c3bc3fp-8, 0x1.67b72f74d08ffp-10,
        0x1.0eb208b683f22p-11, 0x1.1c506d42c28fdp-5, 0x1.d597ccf07cd4cp-8,
        0x1.d6826cfdce21dp-10, 0x1.13dc20568ade6p-11, 0x1.bb0c71fd31ab8p-6,
        0x1.232e0d9076bc5p-8, 0x1.fbc63c057666fp-11, 0x1.111094bb30d8dp-12,
        0x1.dbd004548075dp-11, 0x1.d89f438fc95d8p-12, 0x1.e2f4d931660f7p-13,
        0x1.fb0ddcb7f254bp-14}},
    {{
        -0x1.ab5e82c11193dp-8, -0x1.f7e7850e86927p-10, -0x1.448d62f378b3bp-11,
        -0x1.c4f2c3b32c169p-13, -0x1.aac3b825a4949p-6, -0x1.33afcd3330999p-8,
        -0x1.0fefe67fd9ab8p-10, -0x1.1c0c4138fe65ap-12, -0x1.85fa49c2efc62p-6,
        -0x1.ab0aae7d91a8dp-9, -0x1.3de6e285f052p-11, -0x1.29a723b111733p-13,
        -0x1.2e30b9032f36bp-12, -0x1.1ff9a2bdf03b4p-13, -0x1.1a60c721053bbp-14,
        -0x1.1c8f396bd1defp-15}},
    {{
        0x1.b1bf6a4e8243ep-9, 0x1.da00fc5473a1fp-11, 0x1.1b704bb5e4485p-12,
        0x1.6ff91fd36fc2p-14, 0x1.383fab09f3567p-6, 0x1.8af5608911109p-9,
        0x1.3512f30a2dbd8p-11, 0x1.206f25415e9fbp-13, 0x1.536ff2b900f12p-6,
        0x1.36abb7ec31d4ap-9, 0x1.8bba4fed06c35p-12, 0x1.430056d5f243ap-14,
        0x1.6d89c3f36de08p-14, 0x1.4ee647762b61p-15, 0x1.3bc4e2c66f9cap-16,
        0x1.320bd361426dfp-17}},
    {{
        -0x1.a870127bdf5efp-10, -0x1.af48a855ead91p-12, -0x1.e0507943281bbp-14,
        -0x1.22d8535ea8a7p-15, -0x1.be5979768845cp-7, -0x1.f14a1268da83fp-10,
        -0x1.59b782c605787p-12, -0x1.210575854c588p-14, -0x1.249e68eb50423p-6,
        -0x1.c0ce342110e8cp-10, -0x1.e9efd9857d6cep-13, -0x1.5d06e4f192db8p-15,
        -0x1.a6ee8372cd725p-16, -0x1.7533e515c0a52p-17, -0x1.52f6d471dc2ep-18,
        -0x1.3c86558822aa4p-19}},
    {{
        0x1.96023c036b301p-11, 0x1.802d17fe328adp-13, 0x1.8f0607355a7b4p-15,
        0x1.c374869b8597ap-17, 0x1.3ff52abc66a66p-7, 0x1.398213f56382bp-10,
        0x1.82ea00e3af728p-13, 0x1.21a09239c427cp-15, 0x1.03c987285aeb5p-6,
        0x1.4aeb156f7177bp-10, 0x1.33e4c1b3723a4p-13, 0x1.7d7f97ffa9952p-16,
        0x1.d78ad96f17072p-18, 0x1.914c4e2d5068ap-19, 0x1.5f9127d3ec742p-20,
        0x1.3cb7d03d21bep-21}},
    {{
        -0x1.73e1e8e649d9p-12, -0x1.49038374fa75bp-14, -0x1.3fe3b65de64a4p-16,
        -0x1.5341dc3acc1a5p-18, -0x1.b560d6d6660e7p-8, -0x1.7c66527f14cf1p-11,
        -0x1.a3af3fdd4cf57p-14, -0x1.1adacd9a44e5dp-16, -0x1.b6d496c2c38efp-7,
        -0x1.d6ff6ff98454bp-11, -0x1.78f4e0ce18934p-14, -0x1.98b04e2953d12p-17,
        -0x1.f83e15291e434p-20, -0x1.9e8e5098d1c65p-21, -0x1.5ee2f75ae307cp-22,
        -0x1.3172816bf33d5p-23}}};

} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_EXACTTABLES_H
